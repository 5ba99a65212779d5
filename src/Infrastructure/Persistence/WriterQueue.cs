namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>
/// Lets one writer at a time into SQLite, in the order of coming: left to SQLite's busy wait, the slowest of many writers wait far longer.
/// On SQL Server nobody waits here.
/// </summary>
internal sealed class WriterQueue(DatabaseOptions options) : IDisposable
{
    private readonly SemaphoreSlim? turn = options.Provider == DatabaseProvider.Sqlite ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for the turn; disposing the answer ends it.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (turn is null)
        {
            return null;
        }

        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    public void Dispose() => turn?.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

/// <summary>Writes that are a statement of their own: inside an open unit of work a part of it, otherwise queued like one.</summary>
internal sealed class SingleWrite(ProvisioningDbContext database, WriterQueue queue)
{
    public async Task<T> RunAsync<T>(Func<Task<T>> statement, CancellationToken cancellationToken)
    {
        if (database.Database.CurrentTransaction is not null)
        {
            return await statement();
        }

        using var turn = await queue.EnterAsync(cancellationToken);
        return await statement();
    }
}
