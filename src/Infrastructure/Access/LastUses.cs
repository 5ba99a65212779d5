using System.Collections.Concurrent;
using System.Threading.Channels;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Infrastructure.Access;

/// <summary>Notes when each key was used last, off the request's path and at most once a minute per key.</summary>
internal sealed class LastUses
{
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> noted = [];
    private readonly Channel<(Guid Key, DateTimeOffset At)> waiting =
        Channel.CreateBounded<(Guid, DateTimeOffset)>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public ChannelReader<(Guid Key, DateTimeOffset At)> Waiting => waiting.Reader;

    public void Note(Guid key, DateTimeOffset? stored, DateTimeOffset now)
    {
        var before = noted.GetValueOrDefault(key, stored ?? DateTimeOffset.MinValue);
        if (now - before >= Apart && noted.AddOrUpdate(key, now, (_, known) => known > before ? known : now) == now)
        {
            waiting.Writer.TryWrite((key, now));
        }
    }
}

/// <summary>Stores what <see cref="LastUses"/> has noted.</summary>
internal sealed partial class LastUseWriter(LastUses lastUses, IServiceScopeFactory scopes, ILogger<LastUseWriter> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (key, at) in lastUses.Waiting.ReadAllAsync(stoppingToken))
        {
            try
            {
                await StoreAsync(key, at, stoppingToken);
            }
            catch (Exception exception) when (DatabaseFaults.Of(exception) is not null)
            {
                NotStored();
            }
        }
    }

    private async Task StoreAsync(Guid key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ProvisioningDbContext>();
        await scope.ServiceProvider.GetRequiredService<SingleWrite>().RunAsync(
            () => database.AccessKeys.IgnoreQueryFilters().Where(row => row.Id == key)
                .ExecuteUpdateAsync(row => row.SetProperty(accessKey => accessKey.LastUsedAt, at), cancellationToken),
            cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A key's last use was not stored; the next use will be")]
    private partial void NotStored();
}
