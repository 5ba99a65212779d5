using Ksat.Provisioning.SqlServer.Tests.Checks;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Ksat.Provisioning.SqlServer.Tests.Absent;

/// <summary>The result sets of a batch: the names of their columns, and whether there is a row.</summary>
internal sealed record Answer(IReadOnlyList<string> Columns, bool HasRow)
{
    public static IReadOnlyList<Answer> To(string text, bool hasRow)
    {
        var sets = new ResultSets();
        TransactSql.Parse(text).Accept(sets);
        return [.. sets.Columns.Select(columns => new Answer(columns.Names, columns.IsWrite || hasRow))];
    }

    private sealed class ResultSets : TSqlFragmentVisitor
    {
        public List<(IReadOnlyList<string> Names, bool IsWrite)> Columns { get; } = [];

        public override void Visit(SelectStatement node) =>
            Columns.Add(([.. Elements(node.QueryExpression).OfType<SelectScalarExpression>().Select(Name)], false));

        public override void Visit(OutputClause node) => Columns.Add((["1"], true));

        private static IList<SelectElement> Elements(QueryExpression query) => query switch
        {
            QuerySpecification specification => specification.SelectElements,
            BinaryQueryExpression binary => Elements(binary.FirstQueryExpression),
            QueryParenthesisExpression inner => Elements(inner.QueryExpression),
            _ => [],
        };

        private static string Name(SelectScalarExpression element) =>
            element.ColumnName?.Value ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value ?? "";
    }
}
