using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Ksat.Provisioning.SqlServer.Tests.Absent;

/// <summary>A connection to a SQL Server that isn't there: keeps what it is told, and answers each question some times with one believable row.</summary>
internal sealed class AbsentConnection(StatementLog log) : DbConnection
{
    private ConnectionState state = ConnectionState.Closed;

    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=absent;Database=provisioning";

    public override string Database => "provisioning";

    public override string DataSource => "absent";

    public override string ServerVersion => "15.00.2000";

    public override ConnectionState State => state;

    public StatementLog Log => log;

    public override void ChangeDatabase(string databaseName)
    {
    }

    public override void Close() => state = ConnectionState.Closed;

    public override void Open() => state = ConnectionState.Open;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new AbsentTransaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new AbsentCommand(this);

    private sealed class AbsentTransaction(AbsentConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}
