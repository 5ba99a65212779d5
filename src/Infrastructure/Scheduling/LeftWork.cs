using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>At start: on SQLite no other process can be using the file, so a lease found there is a killed process's.</summary>
internal sealed class LeftWork(IServiceScopeFactory scopes, DatabaseOptions options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ISyncStates>().BreakLeasesAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
