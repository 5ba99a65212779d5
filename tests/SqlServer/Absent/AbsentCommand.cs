using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace Ksat.Provisioning.SqlServer.Tests.Absent;

internal sealed class AbsentCommand(AbsentConnection connection) : DbCommand
{
    private readonly SqlCommand parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    /// <summary>As if each statement had affected one row.</summary>
    public override int ExecuteNonQuery()
    {
        Keep();
        return Math.Max(1, CommandText.Split(";\n").Length - 1);
    }

    public override object? ExecuteScalar()
    {
        Keep();
        return 1;
    }

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        Keep();
        return new AbsentReader(Answer.To(CommandText, connection.Log.HasRowFor(CommandText)), connection.Log.Tenant);
    }

    protected override void Dispose(bool disposing)
    {
        parameters.Dispose();
        base.Dispose(disposing);
    }

    private void Keep() => connection.Log.Keep(new Statement(CommandText, [.. parameters.Parameters.Cast<SqlParameter>().Select(Declaration.Of)]));
}
