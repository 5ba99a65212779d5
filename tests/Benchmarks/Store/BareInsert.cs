using Ksat.Provisioning.Testing;
using Microsoft.Data.Sqlite;

namespace Ksat.Provisioning.Benchmarks.Store;

/// <summary>The yardstick: the same bytes into one table with one index, one durable transaction each, one writer at a time.</summary>
internal sealed class BareInsert : IDisposable
{
    private readonly SqliteFile file = new();
    private readonly SqliteConnection connection;
    private readonly SemaphoreSlim turn = new(1, 1);
    private int next;

    public BareInsert()
    {
        connection = new SqliteConnection(file.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Users (Id BLOB PRIMARY KEY, Document TEXT NOT NULL);";
        command.ExecuteNonQuery();
    }

    public async Task InsertAsync(byte[] document)
    {
        await turn.WaitAsync();
        try
        {
            await using var transaction = connection.BeginTransaction();
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO Users (Id, Document) VALUES (@id, @document)";
            command.Parameters.AddWithValue("@id", BitConverter.GetBytes((long)Interlocked.Increment(ref next)));
            command.Parameters.AddWithValue("@document", System.Text.Encoding.UTF8.GetString(document));
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        turn.Dispose();
        file.Dispose();
    }
}
