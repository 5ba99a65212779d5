using Microsoft.Data.Sqlite;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>The prepared statements of one SQLite connection, which ends them with itself.</summary>
internal sealed class PreparedCommands
{
    /// <summary>A request needs a handful of the product's own; filters, as clients write them, make up the rest.</summary>
    private const int Most = 64;

    private const int LongestText = 8 * 1024;

    private readonly Dictionary<string, PreparedCommand> commands = new(StringComparer.Ordinal);

    /// <summary>The prepared twin, with the command's parameters; null where the text isn't worth keeping, or its statement is being read.</summary>
    public SqliteCommand? For(SqliteCommand given)
    {
        if (given.CommandText.Length > LongestText)
        {
            return null;
        }

        if (!commands.TryGetValue(given.CommandText, out var command))
        {
            MakeRoom();
            command = new PreparedCommand { CommandText = given.CommandText, Connection = given.Connection };
            commands.Add(given.CommandText, command);
        }

        if (command.IsBeingRead)
        {
            return null;
        }

        command.Transaction = given.Transaction;
        command.CommandTimeout = given.CommandTimeout;
        command.Parameters.Clear();
        foreach (SqliteParameter parameter in given.Parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void MakeRoom()
    {
        if (commands.Count < Most)
        {
            return;
        }

        foreach (var (text, command) in commands.Where(entry => !entry.Value.IsBeingRead).ToList())
        {
            commands.Remove(text);
            command.Dispose();
        }
    }

    private sealed class PreparedCommand : SqliteCommand
    {
        public bool IsBeingRead => DataReader is not null;
    }
}
