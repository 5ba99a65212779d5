using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Requests;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Infrastructure.Erasing;

internal sealed partial class Erasure(ProvisioningDbContext database, WriterQueue queue, Caller caller, TimeProvider clock, ILogger<Erasure> log) : IErasure
{
    private const string Erased = "(erased)";
    private const int MostTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task EraseAsync(RosterUser user, CancellationToken cancellationToken)
    {
        var (id, twin) = (user.Id, user.DirectoryUserId);
        var names = await NamesAsync(user, cancellationToken);

        // What was changed so far is written first: the statements below go past the change tracker.
        await database.SaveChangesAsync(cancellationToken);
        await EmptyRowsAsync(id, twin, user.EmailKey, cancellationToken);
        await database.RosterMemberships.Where(membership => membership.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await database.RosterUsers.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
        await database.Set<Domain.Audit.AuditEntry>().Where(entry => entry.ObjectId == id)
            .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Fields, Array.Empty<FieldChange>()), cancellationToken);
        if (twin is { } directoryId)
        {
            await database.Set<RequestLogEntry>().Where(entry => entry.ResourceId == directoryId).ExecuteDeleteAsync(cancellationToken);
            await database.Feed.Where(entry => entry.ObjectId == directoryId).ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Values, (string?)null), cancellationToken);
        }

        foreach (var name in names)
        {
            await ForgetNameAsync(name, cancellationToken);
        }

        database.Entry(user).State = EntityState.Detached;
    }

    public async Task WipeAsync(CancellationToken cancellationToken)
    {
        if (!database.Database.IsSqlite())
        {
            return;
        }

        using var turn = await queue.EnterAsync(database, cancellationToken);
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await database.Database.ExecuteSqlRawAsync("VACUUM;", cancellationToken);
            for (var attempt = 1; attempt <= MostTries; attempt++)
            {
                if (await database.Database.SqlQueryRaw<int>("PRAGMA wal_checkpoint(TRUNCATE);").ToListAsync(cancellationToken) is [0])
                {
                    return;
                }

                await Task.Delay(Pause, clock, cancellationToken);
            }

            NotWiped();
        }
        catch (Exception exception) when (DatabaseFaults.Of(exception) is not null)
        {
            NotWiped();
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Every address and account name under which he may be named elsewhere.</summary>
    private async Task<IReadOnlyCollection<string>> NamesAsync(RosterUser user, CancellationToken cancellationToken)
    {
        var rows = await database.SyncChanges.AsNoTracking().Where(row => row.UserId == user.Id && row.Object == ChangeObject.Users)
            .Select(row => new { row.Email, row.Fields }).ToListAsync(cancellationToken);
        var former = rows.SelectMany(row => row.Fields
            .Where(field => field.Field == RosterFields.Email)
            .SelectMany(field => new[] { field.Before, field.After })
            .Append(row.Email));
        return former.Append(user.Email).Append(user.LinkedExternalId).Where(name => !string.IsNullOrEmpty(name)).Select(name => name!).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>His rows stay in the reports, without saying whose they are.</summary>
    private async Task EmptyRowsAsync(Guid id, Guid? twin, string emailKey, CancellationToken cancellationToken)
    {
        var own = database.SyncChanges.Where(row =>
            row.Object != ChangeObject.Groups && (row.UserId == id || (twin != null && row.DirectoryId == twin) || row.SearchKey.Contains(emailKey)));
        var codes = await own.AsNoTracking().Where(row => row.Error != null).Select(row => row.Error!).ToListAsync(cancellationToken);
        foreach (var error in codes.DistinctBy(error => (error.Code, error.Message, error.Remedy)))
        {
            await own.Where(row => row.Error == error)
                .ExecuteUpdateAsync(row => row.SetProperty(change => change.Error, new RowError(error.Code, error.Message, "The person was erased.")), cancellationToken);
        }

        await own.ExecuteUpdateAsync(
            row => row
                .SetProperty(change => change.Name, Erased)
                .SetProperty(change => change.Email, (string?)null)
                .SetProperty(change => change.Manager, (string?)null)
                .SetProperty(change => change.ExternalId, (string?)null)
                .SetProperty(change => change.Fields, Array.Empty<FieldChange>())
                .SetProperty(change => change.Warnings, Array.Empty<string>())
                .SetProperty(change => change.SearchKey, ""),
            cancellationToken);
    }

    /// <summary>Where others' rows and the feed name him: as a manager, as a member who has not arrived.</summary>
    private async Task ForgetNameAsync(string name, CancellationToken cancellationToken)
    {
        var tenant = Persistence.Conversions.IdBytes.ToBytes(caller.TenantId);
        var key = CaseFolding.Key(name);
        var pattern = $"%{Escaped(name)}%";
        var keyPattern = $"%{Escaped(key)}%";
        await database.SyncChanges.Where(row => row.Manager == name).ExecuteUpdateAsync(row => row.SetProperty(change => change.Manager, Erased), cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"""UPDATE "SyncChanges" SET "Fields" = REPLACE("Fields", {name}, {Erased}) WHERE "TenantId" = {tenant} AND "Fields" LIKE {pattern} ESCAPE '!'""", cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"""UPDATE "SyncChanges" SET "Error" = REPLACE("Error", {name}, {Erased}) WHERE "TenantId" = {tenant} AND "Error" LIKE {pattern} ESCAPE '!'""", cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"""UPDATE "SyncChanges" SET "Warnings" = REPLACE("Warnings", {name}, {Erased}) WHERE "TenantId" = {tenant} AND "Warnings" LIKE {pattern} ESCAPE '!'""", cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"""UPDATE "Feed" SET "Values" = REPLACE(REPLACE("Values", {name}, {Erased}), {key}, {Erased}) WHERE "TenantId" = {tenant} AND ("Values" LIKE {pattern} ESCAPE '!' OR "Values" LIKE {keyPattern} ESCAPE '!')""",
            cancellationToken);
        var keyHash = UnknownMember.HashOf(key);
        await database.UnknownMembers.Where(member => member.KeyHash == keyHash).ExecuteDeleteAsync(cancellationToken);
    }

    private static string Escaped(string text) => text
        .Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What an erased person left in the database file could not be wiped now; it will be with the next erasure")]
    private partial void NotWiped();
}
