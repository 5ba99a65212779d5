using Ksat.Provisioning.Application.Faults;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>One transaction: all of it or nothing.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and commits when it answers a value; rolls back on a fault. Recorded feed entries are written last, with
    /// gapless numbers per tenant in the order of commits, and wake the tenant's sync after the commit.
    /// On SQLite one writer at a time goes in, in the order of coming.
    /// </summary>
    /// <returns>
    /// What the work answered; <see cref="FaultKind.Uniqueness"/> where a unique index refused (the attribute named), after
    /// several tries <see cref="FaultKind.Unavailable"/> where other writers kept getting in between (the work is run anew each time, on a fresh view),
    /// the database is locked or the disk is full.
    /// </returns>
    Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : class, IResult<TResult>;

    /// <summary>Asks a question outside a transaction; where the database is locked, full or out of reach the answer is <see cref="FaultKind.Unavailable"/>.</summary>
    Task<TResult> AskAsync<TResult>(Func<CancellationToken, Task<TResult>> question, CancellationToken cancellationToken)
        where TResult : class, IResult<TResult>;

    /// <summary>Has something done once the current unit of work has committed; forgotten when it doesn't. Must not fail.</summary>
    void OnCommit(Action action);
}
