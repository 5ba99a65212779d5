using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Directory;
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
        .AddScoped<IDirectoryMembers, DirectoryMembers>();
}
