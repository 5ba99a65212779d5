using System.Net.Sockets;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Web.Hosting.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Ksat.Provisioning.Web.Hosting.Start;

/// <summary>What kept the process from starting, as one line that says what to do.</summary>
internal static class StartFailures
{
    private const int SqliteBusy = 5;
    private const int SqliteReadOnly = 8;
    private const int SqliteFull = 13;
    private const int SqliteNoDatabase = 26;
    private const int LoginFailed = 18456;
    private const int NoSuchDatabase = 4060;

    /// <summary>Null: nothing that settings or the machine could mend.</summary>
    public static string? Explain(Exception exception, DatabaseOptions? database) => exception switch
    {
        SettingsException fault => fault.Message,
        IOException { InnerException: AddressInUseException } taken =>
            $"{taken.Message} Stop the other program, or choose another address with --urls, such as --urls http://127.0.0.1:5100.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This address may not be listened on: choose a port above 1023 with --urls, such as --urls http://127.0.0.1:5100.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            "This machine has no such address to listen on: choose one that it has with --urls, such as --urls http://127.0.0.1:5100.",
        SqliteException sqlite when database is not null => Sqlite(sqlite, FileOf(database)),
        SqlException sql => SqlServer(sql),
        UnauthorizedAccessException or IOException when database is { Provider: DatabaseProvider.Sqlite } =>
            $"The folder of the database file {FileOf(database)} can't be made or used: make it writable for this user, or name another file in ConnectionStrings:Provisioning.",
        { InnerException: { } inner } => Explain(inner, database),
        _ => null,
    };

    private static string Sqlite(SqliteException exception, string file) => exception.SqliteErrorCode switch
    {
        SqliteReadOnly => $"The database file {file} can't be written: make it and its folder writable for this user.",
        SqliteNoDatabase => $"The file {file} is no database: move it away, or name another file in ConnectionStrings:Provisioning.",
        SqliteFull => $"The disk of the database file {file} is full: make room.",
        SqliteBusy => $"The database file {file} is in use by another process: stop that one, SQLite serves one process only.",
        _ => $"The database file {file} can't be opened ({exception.SqliteErrorCode}): check that it and its folder can be read and written by this user.",
    };

    private static string SqlServer(SqlException exception) => exception.Number switch
    {
        LoginFailed => "SQL Server refuses the login: check user and password in ConnectionStrings:Provisioning.",
        NoSuchDatabase => "SQL Server doesn't open the database: check its name and the user's rights in ConnectionStrings:Provisioning.",
        _ => $"SQL Server can't be reached or used (error {exception.Number}): check that it runs, and server, port and encryption in ConnectionStrings:Provisioning.",
    };

    private static string FileOf(DatabaseOptions database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
}
