using Ksat.Provisioning.Domain.Requests;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Infrastructure.Requests;

/// <summary>Stores noted requests in batches: a short transaction now and then, whatever the load.</summary>
internal sealed partial class RequestLogWriter(
    RequestLog requests, RequestLogLimits limits, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RequestLogWriter> log) : BackgroundService
{
    /// <summary>How long entries gather.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<RequestLogEntry>(limits.BatchSize);
        var reached = new List<TaskCompletionSource>();
        try
        {
            while (await requests.Waiting.WaitToReadAsync(stoppingToken))
            {
                Take(batch, reached);
                if (batch.Count < limits.BatchSize && reached.Count == 0)
                {
                    await Task.WhenAny(Task.Delay(Gathering, clock, stoppingToken), requests.Hurry);
                    stoppingToken.ThrowIfCancellationRequested();
                    requests.Calm();
                    Take(batch, reached);
                }

                await StoreAsync(batch, reached);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was noted until now is still stored.
            do
            {
                Take(batch, reached);
                await StoreAsync(batch, reached);
            }
            while (requests.Waiting.TryPeek(out _));
        }
    }

    private void Take(List<RequestLogEntry> batch, List<TaskCompletionSource> reached)
    {
        while (batch.Count < limits.BatchSize && reached.Count == 0 && requests.Waiting.TryRead(out var noted))
        {
            if (noted.Entry is { } entry)
            {
                batch.Add(entry);
            }
            else
            {
                reached.Add(noted.Reached!);
            }
        }
    }

    private async Task StoreAsync(List<RequestLogEntry> batch, List<TaskCompletionSource> reached)
    {
        try
        {
            if (batch.Count > 0)
            {
                await using var scope = scopes.CreateAsyncScope();
                var database = scope.ServiceProvider.GetRequiredService<ProvisioningDbContext>();
                await scope.ServiceProvider.GetRequiredService<SingleWrite>().RunAsync(() => InsertAsync(database, batch), CancellationToken.None);
                requests.Kept();
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever it is: the log goes on, and with it the process.
            batch.ForEach(requests.Lose);
            NotStored(DatabaseFaults.Of(exception) is null ? exception : null, batch.Count);
        }

        batch.Clear();
        reached.ForEach(mark => mark.TrySetResult());
        reached.Clear();
    }

    /// <summary>All of them or none.</summary>
    private static async Task<int> InsertAsync(ProvisioningDbContext database, List<RequestLogEntry> batch)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(CancellationToken.None);
        await database.InsertRowsAsync(batch, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return batch.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} entries of the request log were lost: the database did not take them")]
    private partial void NotStored(Exception? exception, int count);
}
