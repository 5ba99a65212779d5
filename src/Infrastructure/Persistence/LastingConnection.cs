using Microsoft.Data.Sqlite;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>
/// A connection to SQLite that stays open, with its prepared statements, while its context waits in the pool: opening anew costs as much as a look-up, and so does
/// reading a statement's text again (docs/decisions/0013). It ends when it is disposed of. One thread at a time uses it.
/// </summary>
internal sealed class LastingConnection(string connectionString) : SqliteConnection(connectionString)
{
    private readonly PreparedCommands prepared = new();
    private bool ends;

    public override SqliteCommand CreateCommand() => new LastingCommand(prepared) { Connection = this, Transaction = Transaction, CommandTimeout = DefaultTimeout };

    public override void Close()
    {
        if (ends)
        {
            base.Close();
        }
    }

    protected override void Dispose(bool disposing)
    {
        ends = true;
        base.Dispose(disposing);
    }
}
