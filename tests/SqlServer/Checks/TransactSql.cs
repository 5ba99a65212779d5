using Ksat.Provisioning.SqlServer.Tests.Absent;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Ksat.Provisioning.SqlServer.Tests.Checks;

/// <summary>SQL Server's own parser and binder, of SQL Server 2019, without a server.</summary>
internal static class TransactSql
{
    public static TSqlFragment Parse(string text)
    {
        using var reader = new StringReader(text);
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true, SqlEngineType.All).Parse(reader, out var errors);
        errors.Select(error => $"{error.Line}:{error.Column} {error.Message}").ShouldBeEmpty(text);
        return fragment;
    }

    /// <summary>The batches between the GOs.</summary>
    public static IEnumerable<string> Batches(string script) =>
        ((TSqlScript)Parse(script)).Batches.Select(batch => script.Substring(batch.StartOffset, batch.FragmentLength));

    /// <summary>What the binder finds wrong with the schema, or with one of the statements over it; warnings too.</summary>
    public static IReadOnlyList<string> Complaints(string schema, IEnumerable<Statement> statements)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        foreach (var batch in Batches(schema))
        {
            model.AddObjects(batch);
        }

        var texts = statements.Distinct(StatementComparer.Instance).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            model.AddObjects(Procedure($"Statement{i}", texts[i]));
        }

        return
        [
            .. model.Validate().Select(message => $"{message.Message}\n{StatementNamed(message.Message, texts)}"),
        ];
    }

    private static string Procedure(string name, Statement statement)
    {
        var parameters = string.Join(", ", statement.Parameters.Select(parameter => $"{parameter.Name} {parameter.Type}"));
        return $"CREATE PROCEDURE [dbo].[{name}] {parameters} AS\nBEGIN\n{statement.Text}\nEND";
    }

    private static string StatementNamed(string source, List<Statement> texts) =>
        string.Join('\n', texts.Where((_, i) => source.Contains($"[Statement{i}]", StringComparison.Ordinal)).Select(statement => statement.Text));

    private sealed class StatementComparer : IEqualityComparer<Statement>
    {
        public static StatementComparer Instance { get; } = new();

        public bool Equals(Statement? x, Statement? y) => x?.Text == y?.Text;

        public int GetHashCode(Statement obj) => obj.Text.GetHashCode(StringComparison.Ordinal);
    }
}
