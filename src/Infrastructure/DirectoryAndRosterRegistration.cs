using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Directory;
using Ksat.Provisioning.Infrastructure.Feed;
using Ksat.Provisioning.Infrastructure.Planning;
using Ksat.Provisioning.Infrastructure.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Infrastructure;

/// <summary>Puts the ports on members, planning, reports and the feed into the container.</summary>
internal static class DirectoryAndRosterRegistration
{
    public static IServiceCollection AddDirectoryAndRoster(this IServiceCollection services) => services
        .AddScoped<IBulk, BulkWriter>()
        .AddScoped<ReferenceMatching>()
        .AddScoped<KnownMembers>()
        .AddScoped<StrangeMembers>()
        .AddScoped<MemberAnswers>()
        .AddScoped<IDirectoryMembers, DirectoryMembers>()
        .AddScoped<AddressesElsewhere>()
        .AddScoped<PlanningUsers>()
        .AddScoped<PlanningGroups>()
        .AddScoped<KnownMemberships>()
        .AddScoped<LeftMemberships>()
        .AddScoped<PlanningMemberships>()
        .AddScoped<Strangers>()
        .AddScoped<Absence>()
        .AddScoped<RequestTrail>()
        .AddScoped<IPlanningState, PlanningState>()
        .AddScoped<IReportRows, ReportRows>()
        .AddScoped<ISyncStates, SyncStates>();
}
