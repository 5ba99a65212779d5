using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Infrastructure.Safety;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>
/// Quartz: in memory on SQLite, where the feed and the lease are the truth and a store of its own would write past the writers' queue; persistent and clustered on SQL Server.
/// </summary>
internal static class SchedulingRegistration
{
    /// <summary>Most syncs at the same time in one process.</summary>
    private const int Threads = 4;

    public static IServiceCollection AddScheduling(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(Threads);
            if (options.Provider == DatabaseProvider.SqlServer)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UseSqlServer(options.ConnectionString);
                    store.UseSystemTextJsonSerializer();
                    store.ProvisionSchema();
                    store.UseClustering();
                });
            }
            else
            {
                quartz.UseInMemoryStore();
            }

            quartz.Every<SweepJob>("sweep", SweepJob.Interval);
            quartz.Every<RetentionJob>("retention", RetentionJob.Interval);
        });
        return services
            .AddScoped<ISafetyCounts, SafetyCounts>()
            .AddScoped<IHeldRows, HeldRows>()
            .AddSingleton<EventSignal>()
            .AddSingleton<SyncSignal>()
            .AddSingleton<ISyncSignal>(provider => provider.GetRequiredService<SyncSignal>())
            .AddHostedService<LeftWork>()
            .AddHostedService<EventTeller>()
            .AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true)
            .AddHostedService<SyncPlanner>();
    }

    private static void Every<TJob>(this IQuartzBuilder quartz, string name, TimeSpan interval)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(name));
        quartz.AddTrigger(trigger => trigger.ForJob(name).WithIdentity(name).StartNow().WithSchedule(SimpleScheduleBuilder.Create().WithInterval(interval).RepeatForever()));
    }
}
