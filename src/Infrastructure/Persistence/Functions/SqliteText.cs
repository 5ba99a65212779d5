using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace Ksat.Provisioning.Infrastructure.Persistence.Functions;

/// <summary>SQLite compares text byte by byte; its instr finds an empty part at 1.</summary>
internal static class SqliteText
{
    public static SqlExpression ValueOf(IReadOnlyList<SqlExpression> arguments) =>
        Sql.Extract("json_extract", arguments[0].TypeMapping, arguments[0], arguments[1]);

    public static SqlExpression IdText(IReadOnlyList<SqlExpression> arguments) =>
        Sql.Hyphenated(Sql.Call("lower", typeof(string), Sql.TextType, Sql.Call("hex", typeof(string), Sql.TextType, arguments[0])), "substr");

    public static SqlExpression Contains(IReadOnlyList<SqlExpression> arguments) =>
        Sql.Positive(Sql.Call("instr", typeof(int), null, arguments[0], arguments[1]));

    public static SqlExpression StartsWith(IReadOnlyList<SqlExpression> arguments) =>
        Sql.Equal(
            Sql.Call("substr", typeof(string), arguments[0].TypeMapping, arguments[0], Sql.Number(1), Length(arguments[1])),
            arguments[1]);

    public static SqlExpression EndsWith(IReadOnlyList<SqlExpression> arguments) =>
        Sql.Or(
            Sql.Equal(Sql.Call("substr", typeof(string), arguments[0].TypeMapping, arguments[0], Sql.Minus(Sql.Number(0), Length(arguments[1]))), arguments[1]),
            Sql.Equal(Length(arguments[1]), Sql.Number(0)));

    private static SqlFunctionExpression Length(SqlExpression text) => Sql.Call("length", typeof(int), null, text);
}
