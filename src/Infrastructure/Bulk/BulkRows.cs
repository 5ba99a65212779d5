using Ksat.Provisioning.Infrastructure.Persistence;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Bulk;

/// <summary>Many new rows at once, past the change tracker: within the context's transaction, in statements of a few rows on SQLite and by bulk copy on SQL Server.</summary>
internal static class BulkRows
{
    /// <summary>SQL Server's bulk copy checks foreign keys only when told so.</summary>
    private static readonly BulkCopyOptions Options = new(CheckConstraints: true, KeepNulls: true);

    /// <summary>A longer statement costs SQLite more to read than it spares.</summary>
    private static readonly BulkCopyOptions OptionsOfSqlite = Options with { MaxBatchSize = 50 };

    static BulkRows() => LinqToDBForEFTools.Initialize();

    public static Task InsertRowsAsync<T>(this ProvisioningDbContext database, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class =>
        database.BulkCopyAsync(database.Database.IsSqlite() ? OptionsOfSqlite : Options, rows, cancellationToken);
}
