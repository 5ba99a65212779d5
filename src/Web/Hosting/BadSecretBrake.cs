using System.Collections.Concurrent;
using System.Net;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>
/// Slows whoever guesses: after a few bad secrets from one address each further one is answered late. A good secret is never slowed, also from the same address,
/// because an identity provider's customers share its addresses. In memory of this process.
/// </summary>
internal sealed class BadSecretBrake(TimeProvider clock)
{
    /// <summary>How many bad secrets an address has free.</summary>
    public const int Free = 10;

    private const int MostAddresses = 10_000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Forgiven = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<IPAddress, Tries> tries = [];

    /// <summary>Notes a bad secret and waits as long as its address has earned.</summary>
    public Task DelayAsync(IPAddress? address, CancellationToken cancellationToken)
    {
        var wait = NextWait(address ?? IPAddress.None);
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;
    }

    internal TimeSpan NextWait(IPAddress address)
    {
        var now = clock.GetUtcNow();
        if (tries.Count >= MostAddresses)
        {
            Forget(now);
        }

        var counted = tries.AddOrUpdate(
            address,
            _ => new Tries(1, now),
            (_, known) => now - known.Last > Forgiven ? new Tries(1, now) : new Tries(known.Count + 1, now));
        var wait = Step * Math.Max(0, counted.Count - Free);
        return wait < Longest ? wait : Longest;
    }

    /// <summary>Memory stays bounded, whoever comes from how many addresses.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, known) in tries)
        {
            if (now - known.Last > Forgiven)
            {
                tries.TryRemove(address, out _);
            }
        }

        if (tries.Count >= MostAddresses)
        {
            tries.Clear();
        }
    }

    private sealed record Tries(int Count, DateTimeOffset Last);
}
