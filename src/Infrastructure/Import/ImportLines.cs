using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Import;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Import;

internal sealed class ImportLines(ProvisioningDbContext database, SingleWrite write) : IImportLines
{
    public Task DropAsync(Guid syncId, CancellationToken cancellationToken) => write.RunAsync(
        () => database.Set<ImportLine>().Where(line => line.SyncId == syncId).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public async Task DropLeftAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var imports = await database.Set<ImportLine>().Select(line => line.SyncId).Distinct().ToListAsync(cancellationToken);
        foreach (var import in imports)
        {
            var sync = await database.Syncs.AsNoTracking().FirstOrDefaultAsync(row => row.Id == import, cancellationToken);
            if (sync is { IsUnfinished: false } || (sync is null && StartedBefore(import, before)))
            {
                await DropAsync(import, cancellationToken);
            }
        }
    }

    /// <summary>The id itself tells when the import began (RFC 9562 §5.7).</summary>
    private static bool StartedBefore(Guid id, DateTimeOffset moment)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        var milliseconds = bytes.Take(6).Aggregate(0L, (sum, part) => (sum << 8) | part);
        return milliseconds < moment.ToUnixTimeMilliseconds();
    }
}
