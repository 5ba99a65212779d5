using Ksat.Provisioning.Application.Notices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Infrastructure.Mail;

/// <summary>Looks at every tenant from time to time; does nothing where no mail can leave the installation.</summary>
internal sealed partial class NoticeWatch(IServiceScopeFactory scopes, IMailer mailer, NoticeRounds rounds, TimeProvider clock, ILogger<NoticeWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mailer.IsConfigured)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (DatabaseFaults.Of(exception) is not null)
            {
                NotLooked();
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> tenants;
        await using (var scope = scopes.CreateAsyncScope())
        {
            tenants = await scope.ServiceProvider.GetRequiredService<ISyncStates>().AllTenantsAsync(cancellationToken);
        }

        foreach (var tenant in tenants)
        {
            await rounds.GoAsync(tenant, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices could not be looked at: the database is busy, full or out of reach")]
    private partial void NotLooked();
}
