using System.Data;
using Microsoft.Data.Sqlite;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>A command as EF makes it for one execution, run by the statement that its connection has prepared for this text before.</summary>
internal sealed class LastingCommand(PreparedCommands prepared) : SqliteCommand
{
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => prepared.For(this) is { } ready ? ready.ExecuteReader(behavior) : base.ExecuteReader(behavior);
}
