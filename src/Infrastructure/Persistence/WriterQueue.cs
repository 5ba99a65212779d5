using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>
/// Lets one writer at a time into SQLite, in the order of coming: left to SQLite's busy wait, the slowest of many writers wait far longer. All writers use one connection, each in his turn:
/// what a connection has read of the file stays good until another one writes (docs/decisions/0013). On SQL Server nobody waits here.
/// </summary>
internal sealed class WriterQueue(DatabaseOptions options) : IDisposable
{
    private readonly SemaphoreSlim? turn = options.Provider == DatabaseProvider.Sqlite ? new SemaphoreSlim(1, 1) : null;
    private LastingConnection? writers;

    /// <summary>Waits for the turn; disposing the answer ends it. Until then the context works on the writers' connection.</summary>
    public async Task<IDisposable?> EnterAsync(ProvisioningDbContext database, CancellationToken cancellationToken)
    {
        if (turn is null)
        {
            return null;
        }

        await turn.WaitAsync(cancellationToken);
        if (database.Database.GetDbConnection() is not LastingConnection own)
        {
            return new Turn(turn, null);
        }

        writers ??= new LastingConnection(own.ConnectionString);
        database.Database.SetDbConnection(writers, contextOwnsConnection: false);
        return new Turn(turn, () => database.Database.SetDbConnection(own, contextOwnsConnection: false));
    }

    public void Dispose()
    {
        turn?.Dispose();
        writers?.Dispose();
    }

    private sealed class Turn(SemaphoreSlim turn, Action? giveBack) : IDisposable
    {
        public void Dispose()
        {
            giveBack?.Invoke();
            turn.Release();
        }
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

        using var turn = await queue.EnterAsync(database, cancellationToken);
        return await statement();
    }
}
