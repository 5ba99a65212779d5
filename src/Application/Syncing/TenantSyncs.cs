using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing.Running;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>Runs the syncs of tenants: what the scheduler calls.</summary>
public sealed partial class TenantSyncs(TenantScopes scopes, TimeProvider clock, ILogger<TenantSyncs> log)
{
    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Ids.New(clock):N}";
    private int runs;

    /// <summary>The tenant's next sync, or null: nothing waits.</summary>
    public async Task<NextSync?> NextAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenantId);
        return await scope.ServiceProvider.GetRequiredService<SyncAgenda>().NextAsync(cancellationToken);
    }

    /// <summary>Runs what is due, one sync after another; answers when to look again, or null.</summary>
    /// <remarks>Cancelled, a sync is left as it stands and goes on at the next call, in whichever process.</remarks>
    public async Task<DateTimeOffset?> RunDueAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = (await NextAsync(tenantId, cancellationToken))?.DueAt;
            if (due is null || due > clock.GetUtcNow())
            {
                return due;
            }

            if (!await RunOneAsync(tenantId, cancellationToken))
            {
                return clock.GetUtcNow() + SyncLease.Length;
            }
        }
    }

    /// <returns>False: another process is at it.</returns>
    private async Task<bool> RunOneAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenantId);
        var lease = new SyncLease(scope.ServiceProvider.GetRequiredService<ISyncStates>(), $"{owner}:{Interlocked.Increment(ref runs)}", clock);
        if (!await lease.TryTakeAsync(cancellationToken))
        {
            return false;
        }

        var run = scope.ServiceProvider.GetRequiredService<SyncRun>();
        try
        {
            await run.GoAsync(lease, cancellationToken);
        }
        catch (LeaseLostException)
        {
            LostLease(tenantId);
            return false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && run.Current is not null)
        {
            await NoteFailureAsync(tenantId, run.Current, exception, cancellationToken);
        }
        finally
        {
            await lease.ReleaseAsync();
        }

        return true;
    }

    private async Task NoteFailureAsync(Guid tenantId, Sync sync, Exception exception, CancellationToken cancellationToken)
    {
        var cause = exception.GetType().Name;
        Failed(tenantId, sync.Id, cause, exception.StackTrace);
        await using var scope = scopes.Open(tenantId);
        await scope.ServiceProvider.GetRequiredService<FailedSyncs>().NoteAsync(sync, cause, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process has taken over the syncs of tenant {Tenant}")]
    private partial void LostLease(Guid tenant);

    // The exception's message may carry values and is left out.
    [LoggerMessage(Level = LogLevel.Error, Message = "Sync {Sync} of tenant {Tenant} failed: {Cause}\n{StackTrace}")]
    private partial void Failed(Guid tenant, Guid sync, string cause, string? stackTrace);
}
