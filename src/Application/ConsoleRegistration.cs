using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Csv.Import;
using Ksat.Provisioning.Application.Notices;
using Ksat.Provisioning.Application.Roster.Users;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Application.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application;

/// <summary>What the handlers of the console's commands share.</summary>
internal static class ConsoleRegistration
{
    public static IServiceCollection AddConsole(this IServiceCollection services) => services
        .AddScoped<AuditTrail>()
        .AddScoped<ChangedRules>()
        .AddScoped<NewTenant>()
        .AddScoped<ImportPlan>()
        .AddScoped<CurrentNotices>()
        .AddSingleton<NoticeRounds>()
        .AddScoped<Erasing>()
        .AddScoped<HandMadeGroups>()
        .AddScoped<RosterEditing>();
}
