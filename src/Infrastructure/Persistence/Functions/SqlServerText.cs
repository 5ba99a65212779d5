using Ksat.Provisioning.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace Ksat.Provisioning.Infrastructure.Persistence.Functions;

/// <summary>SQL Server: JSON values get the binary collation; lengths are taken in bytes, because LEN leaves trailing spaces out; CHARINDEX never finds an empty part.</summary>
internal static class SqlServerText
{
    public static SqlExpression ValueOf(IReadOnlyList<SqlExpression> arguments) =>
        ByBytes(Sql.Extract("JSON_VALUE", arguments[0].TypeMapping, arguments[0], arguments[1]));

    public static SqlExpression IdText(IReadOnlyList<SqlExpression> arguments)
    {
        var digits = Sql.Call("CONVERT", typeof(string), Sql.TextType, new SqlFragmentExpression("char(32)"), arguments[0], Sql.Number(2));
        return ByBytes(Sql.Hyphenated(Sql.Call("LOWER", typeof(string), Sql.TextType, digits), "SUBSTRING"));
    }

    public static SqlExpression Contains(IReadOnlyList<SqlExpression> arguments) =>
        Sql.Or(Sql.Positive(Sql.Call("CHARINDEX", typeof(int), null, arguments[1], ByBytes(arguments[0]))), IsEmpty(arguments[1]));

    public static SqlExpression StartsWith(IReadOnlyList<SqlExpression> arguments) => Side("LEFT", arguments);

    public static SqlExpression EndsWith(IReadOnlyList<SqlExpression> arguments) => Side("RIGHT", arguments);

    private static SqlExpression Side(string function, IReadOnlyList<SqlExpression> arguments) =>
        Sql.Equal(ByBytes(Sql.Call(function, typeof(string), arguments[0].TypeMapping, arguments[0], Length(arguments[1]))), arguments[1]);

    private static SqlExpression ByBytes(SqlExpression text) => text is CollateExpression ? text : new CollateExpression(text, Collation.Binary);

    private static SqlExpression IsEmpty(SqlExpression text) => Sql.Equal(Length(text), Sql.Number(0));

    /// <summary>In UTF-16 units.</summary>
    private static SqlExpression Length(SqlExpression text) => Sql.Half(Sql.Call("DATALENGTH", typeof(int), null, text));
}
