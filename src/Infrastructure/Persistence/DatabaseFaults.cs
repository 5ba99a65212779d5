using Ksat.Provisioning.Application.Faults;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Which of the database's refusals are expected, and what they mean. Their messages carry values and are never logged.</summary>
internal static class DatabaseFaults
{
    private static readonly HashSet<int> SqlServerDuplicate = [2601, 2627];
    private static readonly HashSet<int> SqlServerTooLong = [2628, 8152];
    private static readonly HashSet<int> SqlServerTryAgain = [1205, 1222, 3960, -2];
    private static readonly HashSet<int> SqlServerUnreachable = [-1, 2, 53, 233, 258, 1105, 9002, 4060, 10053, 10054, 10060, 40197, 40501, 40613, 49918, 49919, 49920];

    /// <summary>BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.</summary>
    private static readonly HashSet<int> SqliteUnavailable = [5, 6, 8, 10, 13, 14];

    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>The fault that the exception stands for; null: it is a fault of ours.</summary>
    public static Fault? Of(Exception exception) => Root(exception) switch
    {
        SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } sqlite => Duplicate(sqlite.Message),
        SqliteException sqlite when SqliteUnavailable.Contains(sqlite.SqliteErrorCode) => Unavailable(),
        SqlException sql when SqlServerDuplicate.Contains(sql.Number) => Duplicate(sql.Message),
        SqlException sql when SqlServerTooLong.Contains(sql.Number) => new Fault(FaultKind.InvalidValue, "A value is too long to be stored."),
        SqlException sql when SqlServerTryAgain.Contains(sql.Number) || SqlServerUnreachable.Contains(sql.Number) => Unavailable(),
        _ when exception is DbUpdateConcurrencyException => Unavailable(),
        _ => null,
    };

    /// <summary>Whether another writer stood in the way, so that a second try may succeed.</summary>
    public static bool IsWorthAnotherTry(Exception exception) =>
        exception is DbUpdateConcurrencyException || (Root(exception) is SqlException sql && SqlServerTryAgain.Contains(sql.Number));

    private static Exception Root(Exception exception) => exception is DbUpdateException { InnerException: { } inner } ? inner : exception;

    private static Fault Duplicate(string message)
    {
        var (attribute, detail) = UniqueIndexes.Guarded(message);
        return new Fault(FaultKind.Uniqueness, detail, attribute);
    }

    private static Fault Unavailable() => new(FaultKind.Unavailable, "The database is busy, full or out of reach. Nothing was stored: try again in a moment.");
}
