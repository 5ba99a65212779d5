using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>
/// What SQLite's planner is told about the indexes: how many rows of a large tenant share the values of their first columns. Without it the planner takes every index for as good as the next,
/// and reads a tenant from end to end where ten rows were asked for; measuring the file itself would give other plans after every load
/// (https://sqlite.org/optoverview.html, "The query planner is stable"; docs/decisions/0012).
/// </summary>
internal static class SqliteStatistics
{
    private const long RowsOfTenant = 100_000;

    /// <summary>Columns whose values many rows share. What isn't here is taken as nearly unique.</summary>
    private static readonly Dictionary<string, long> RowsOfValue = new(StringComparer.Ordinal)
    {
        ["TenantId"] = RowsOfTenant,
        ["SyncId"] = 1_000,
        ["GroupId"] = 100,
        ["UserId"] = 10,
        ["ObjectId"] = 10,
        ["ResourceId"] = 10,
        ["ManagerKey"] = 10,
    };

    /// <summary>Writes them, where they aren't there; they count for connections opened from now on, and for this one.</summary>
    public static async Task SetAsync(ProvisioningDbContext database, CancellationToken cancellationToken)
    {
        // Makes the table of statistics, and reads what stands in it.
        const string Load = "ANALYZE sqlite_schema;";
        await database.Database.ExecuteSqlRawAsync(Load, cancellationToken);
        var wanted = Of(database.Model).ToHashSet();
        if (wanted.SetEquals(await database.Database.SqlQuery<IndexStatistics>($"SELECT tbl AS \"Table\", idx AS \"Index\", stat AS Shared FROM sqlite_stat1").ToListAsync(cancellationToken)))
        {
            return;
        }

        await using (var transaction = await database.Database.BeginTransactionAsync(cancellationToken))
        {
            await database.Database.ExecuteSqlRawAsync("DELETE FROM sqlite_stat1;", cancellationToken);
            foreach (var (table, index, shared) in wanted)
            {
                await database.Database.ExecuteSqlAsync($"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ({table}, {index}, {shared})", cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        await database.Database.ExecuteSqlRawAsync(Load, cancellationToken);
    }

    internal static IEnumerable<IndexStatistics> Of(IModel model) =>
        from type in model.GetEntityTypes()
        let table = type.GetTableName()
        where table is not null
        from index in IndexesOf(type, table)
        where index.Columns.Count > 1
        select new IndexStatistics(table, index.Name, Shared(index.Columns, index.IsUnique));

    private static IEnumerable<(string Name, IReadOnlyList<IReadOnlyProperty> Columns, bool IsUnique)> IndexesOf(IEntityType type, string table) =>
        type.GetIndexes().Select(index => (index.GetDatabaseName()!, (IReadOnlyList<IReadOnlyProperty>)index.Properties, index.IsUnique))
            .Append(($"sqlite_autoindex_{table}_1", type.FindPrimaryKey()!.Properties, true));

    /// <summary>"Rows, rows that share the first column, rows that share the first two…" (https://sqlite.org/fileformat2.html#stat1tab).</summary>
    private static string Shared(IReadOnlyList<IReadOnlyProperty> columns, bool isUnique)
    {
        var shared = RowsOfTenant;
        var numbers = columns.Select(column => shared = RowsThatShare(column, shared)).Prepend(RowsOfTenant).ToList();
        numbers[^1] = isUnique ? 1 : numbers[^1];
        return string.Join(' ', numbers);
    }

    private static long RowsThatShare(IReadOnlyProperty column, long before) => Math.Max(1, Math.Min(before, RowsOfValue.TryGetValue(column.Name, out var rows) ? rows
        : column.ClrType.IsEnum || column.ClrType == typeof(bool) ? before / 2
        : 1));

    /// <summary>A row of sqlite_stat1.</summary>
    internal sealed record IndexStatistics(string Table, string Index, string Shared);
}
