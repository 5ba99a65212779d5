using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Infrastructure.Persistence;

internal sealed partial class UnitOfWork(
    ProvisioningDbContext database,
    WriterQueue queue,
    ChangeFeed feed,
    FeedWriter feedWriter,
    KnownKeys knownKeys,
    Caller caller,
    ISyncSignal signal,
    TimeProvider clock,
    ILogger<UnitOfWork> log)
    : IUnitOfWork
{
    private const int MostTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly List<Action> afterwards = [];

    public void OnCommit(Action action) => afterwards.Add(action);

    public async Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : class, IResult<TResult>
    {
        if (database.Database.CurrentTransaction is not null)
        {
            return await work(cancellationToken);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(work, cancellationToken);
            }
            catch (Exception exception) when (attempt < MostTries && DatabaseFaults.IsWorthAnotherTry(exception))
            {
                await Task.Delay(Pause * attempt, clock, cancellationToken);
            }
            catch (Exception exception) when (DatabaseFaults.Of(exception) is { } fault)
            {
                return Refuse<TResult>(fault);
            }
        }
    }

    public async Task<TResult> AskAsync<TResult>(Func<CancellationToken, Task<TResult>> question, CancellationToken cancellationToken)
        where TResult : class, IResult<TResult>
    {
        try
        {
            // One connection for all its queries: on SQLite opening costs as much as a look-up.
            await database.Database.OpenConnectionAsync(cancellationToken);
            return await question(cancellationToken);
        }
        catch (Exception exception) when (DatabaseFaults.Of(exception) is { } fault)
        {
            return Refuse<TResult>(fault);
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    private async Task<TResult> TryAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : class, IResult<TResult>
    {
        feed.Forget();
        afterwards.Clear();
        database.ChangeTracker.Clear();
        database.Database.AutoSavepointsEnabled = false;
        using (await queue.EnterAsync(database, cancellationToken))
        {
            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            await feedWriter.HoldAsync(cancellationToken);
            var result = await work(cancellationToken);
            if (result.Fault is not null)
            {
                database.ChangeTracker.Clear();
                return result;
            }

            var changesKeys = await SaveAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            if (changesKeys)
            {
                knownKeys.Forget();
            }

            if (feed.Recorded.Count > 0)
            {
                signal.Wake(caller.TenantId);
            }

            afterwards.ForEach(action => action());

            return result;
        }
    }

    /// <summary>Writes the feed and the changed rows: where one row has changed, in one command.</summary>
    /// <returns>Whether it changed who may come in.</returns>
    private async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        // Once, for the questions and for the saving.
        database.ChangeTracker.DetectChanges();
        database.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var changesKeys = database.ChangeTracker.Entries().Any(entry => entry.Entity is AccessKey or Tenant && entry.State != EntityState.Unchanged);
            var command = new WriteCommand(database);
            var isAllInCommand = SingleUpdate.TryAdd(command, database.ChangeTracker);
            if (feed.Recorded.Count > 0)
            {
                await feedWriter.WriteAsync(command, feed.Recorded, feed.HasArrivals, cancellationToken);
            }
            else
            {
                await command.RunAsync(cancellationToken);
            }

            if (isAllInCommand)
            {
                database.ChangeTracker.AcceptAllChanges();
            }
            else
            {
                await database.SaveChangesAsync(cancellationToken);
            }

            return changesKeys;
        }
        finally
        {
            database.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private TResult Refuse<TResult>(Fault fault)
        where TResult : class, IResult<TResult>
    {
        database.ChangeTracker.Clear();
        if (fault.Kind == FaultKind.Unavailable)
        {
            LogUnavailable();
        }

        return TResult.Failed(fault);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is busy, full or out of reach; the caller was told to try again")]
    private partial void LogUnavailable();
}
