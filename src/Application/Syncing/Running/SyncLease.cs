using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>The right to sync a tenant, for as long as it is renewed: one sync per tenant at a time, across processes.</summary>
internal sealed class SyncLease(ISyncStates states, string owner, TimeProvider clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private DateTimeOffset renewed;

    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        renewed = clock.GetUtcNow();
        return await states.TryLeaseAsync(owner, renewed + Length, cancellationToken);
    }

    /// <summary>Called between batches; renews well before the end.</summary>
    /// <exception cref="LeaseLostException">Another process has taken the tenant over: this one must stop.</exception>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - renewed > Length / 3 && !await TryTakeAsync(cancellationToken))
        {
            throw new LeaseLostException();
        }
    }

    public Task ReleaseAsync() => states.ReleaseAsync(owner, CancellationToken.None);
}

/// <summary>Another process goes on with the sync; this one leaves it as it is.</summary>
public sealed class LeaseLostException() : Exception("The lease on the tenant's syncs was lost.");
