using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Access;
using Ksat.Provisioning.Infrastructure.Erasing;
using Ksat.Provisioning.Infrastructure.Import;
using Ksat.Provisioning.Infrastructure.Mail;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Infrastructure.Requests;
using Ksat.Provisioning.Infrastructure.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ksat.Provisioning.Infrastructure;

/// <summary>Puts the database and what works with it into the container.</summary>
public static class InfrastructureRegistration
{
    public static IServiceCollection AddProvisioningInfrastructure(this IServiceCollection services, DatabaseOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RosterAddressOptions(UniqueAcrossTenants: true));
        return services.AddPersistence(options).AddAccess().AddRequestLog().AddNotices().AddScheduling(options).AddDirectoryAndRoster();
    }

    private static IServiceCollection AddPersistence(this IServiceCollection services, DatabaseOptions options) => services
        .AddSingleton(options)
        .AddSingleton<WriterQueue>()
        .AddPooledDbContextFactory<ProvisioningDbContext>(builder => builder.UseProvisioningDatabase(options))
        .AddSingleton<ContextPool>()
        .AddScoped(provider => provider.GetRequiredService<ContextPool>().For(provider.GetRequiredService<Caller>()))
        .AddScoped<DatabaseSetup>()
        .AddScoped<SingleWrite>()
        .AddScoped<ChangeFeed>()
        .AddScoped<IChangeFeed>(provider => provider.GetRequiredService<ChangeFeed>())
        .AddScoped<FeedWriter>()
        .AddScoped<IUnitOfWork, UnitOfWork>()
        .AddScoped<IStore, Store>()
        .AddScoped<ITenants, AllTenants>()
        .AddScoped<IRosterAddresses, RosterAddresses>()
        .AddScoped<IImportLines, ImportLines>()
        .AddScoped<IErasure, Erasure>();

    private static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.TryAddSingleton(new SmtpOptions());
        return services.AddSingleton<IMailer, SmtpMailer>().AddHostedService<NoticeWatch>();
    }

    private static IServiceCollection AddRequestLog(this IServiceCollection services)
    {
        services.TryAddSingleton(new RequestLogLimits());
        return services
            .AddSingleton<RequestLog>()
            .AddSingleton<IRequestLog>(provider => provider.GetRequiredService<RequestLog>())
            .AddHostedService<RequestLogWriter>();
    }

    private static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<KnownKeys>()
        .AddSingleton<LastUses>()
        .AddHostedService<LastUseWriter>()
        .AddScoped<IAccessKeys, AccessKeys>();
}
