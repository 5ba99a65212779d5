using System.Text.Json;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;

namespace Ksat.Provisioning.Benchmarks.Scim;

/// <summary>Statements written by hand, on the same file and with the same durability.</summary>
internal static class Sql
{
    public static async Task<SqliteConnection> OpenAsync(DatabaseOptions options)
    {
        var connection = new SqliteConnection(options.ConnectionString);
        await connection.OpenAsync();
        await ScalarAsync(connection, "PRAGMA synchronous=FULL;");
        return connection;
    }

    public static async Task<byte[]?> TenantAsync(SqliteConnection connection, string token) => (byte[]?)await ScalarAsync(
        connection,
        "SELECT TenantId FROM AccessKeys WHERE Hash = $hash AND Kind = $kind AND RevokedAt IS NULL AND (ExpiresAt IS NULL OR ExpiresAt > $now);",
        ("$hash", AccessKey.HashOf(token)),
        ("$kind", (int)AccessKind.Scim),
        ("$now", TimeProvider.System.GetUtcNow().UtcTicks));

    public static async Task<object?> ScalarAsync(SqliteConnection connection, string text, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return await command.ExecuteScalarAsync();
    }

    public static string TitleIn(JsonDocument patch) => patch.RootElement.GetProperty("Operations")[0].GetProperty("value").GetString()!;
}
