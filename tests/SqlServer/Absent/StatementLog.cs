using System.Data;
using Microsoft.Data.SqlClient;

namespace Ksat.Provisioning.SqlServer.Tests.Absent;

/// <summary>What was sent to the server that isn't there.</summary>
internal sealed class StatementLog(Guid tenant)
{
    private const int MostAnswers = 5;

    private readonly List<Statement> statements = [];
    private readonly Dictionary<string, int> asked = [];

    public Guid Tenant => tenant;

    public IReadOnlyList<Statement> Statements => statements;

    /// <summary>What follows may be asked again.</summary>
    public void Forget()
    {
        lock (statements)
        {
            asked.Clear();
        }
    }

    /// <summary>At last the same question gets no row, so that loops over what is left end.</summary>
    public bool HasRowFor(string text)
    {
        lock (statements)
        {
            asked[text] = asked.GetValueOrDefault(text) + 1;
            return asked[text] <= MostAnswers;
        }
    }

    public void Keep(Statement statement)
    {
        lock (statements)
        {
            statements.Add(statement);
        }
    }
}

/// <param name="Text">One or several statements, as sent.</param>
internal sealed record Statement(string Text, IReadOnlyList<Declaration> Parameters);

/// <summary>A parameter as a procedure would declare it.</summary>
internal sealed record Declaration(string Name, string Type)
{
    public static Declaration Of(SqlParameter parameter) => new(
        parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : "@" + parameter.ParameterName,
        parameter.SqlDbType switch
        {
            SqlDbType.NVarChar => parameter.Size is > 0 and <= 4000 ? $"nvarchar({parameter.Size})" : "nvarchar(max)",
            SqlDbType.VarBinary => parameter.Size is > 0 and <= 8000 ? $"varbinary({parameter.Size})" : "varbinary(max)",
            SqlDbType.Binary => $"binary({parameter.Size})",
            SqlDbType.BigInt => "bigint",
            SqlDbType.Int => "int",
            SqlDbType.Bit => "bit",
            var other => throw new InvalidOperationException($"{parameter.ParameterName} is a {other}: not a type that the model uses."),
        });
}
