using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ksat.Provisioning.Infrastructure.Persistence.Functions;

/// <summary>Pieces of SQL.</summary>
internal static class Sql
{
    private static readonly RelationalTypeMapping BoolType = new BoolTypeMapping("bit");
    public static readonly RelationalTypeMapping TextType = new StringTypeMapping("nvarchar(36)", System.Data.DbType.String, unicode: true);
    private static readonly RelationalTypeMapping IntType = new IntTypeMapping("int");

    /// <param name="name">A built-in function.</param>
    /// <param name="type">What it gives.</param>
    /// <param name="mapping">Its type in the database; null for a number.</param>
    /// <param name="arguments">Null in, null out.</param>
    public static SqlFunctionExpression Call(string name, Type type, RelationalTypeMapping? mapping, params SqlExpression[] arguments) =>
        new(name, arguments, nullable: true, arguments.Select(_ => true), type, mapping ?? IntType);

    /// <summary>A function that gives NULL for a part that isn't there, whatever its arguments.</summary>
    public static SqlFunctionExpression Extract(string name, RelationalTypeMapping? mapping, params SqlExpression[] arguments) =>
        new(name, arguments, nullable: true, arguments.Select(_ => false), typeof(string), mapping);

    public static SqlConstantExpression Number(int number) => new(number, typeof(int), IntType);

    /// <summary>32 hexadecimal digits as an id is written.</summary>
    public static SqlExpression Hyphenated(SqlExpression digits, string substring)
    {
        SqlExpression? text = null;
        foreach (var (start, length) in ((int, int)[])[(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)])
        {
            SqlExpression part = Call(substring, typeof(string), TextType, digits, Number(start), Number(length));
            text = text is null ? part : Joined(Joined(text, new SqlConstantExpression("-", typeof(string), TextType)), part);
        }

        return text!;
    }

    private static SqlBinaryExpression Joined(SqlExpression left, SqlExpression right) => new(ExpressionType.Add, left, right, typeof(string), TextType);

    public static SqlExpression Equal(SqlExpression left, SqlExpression right) => Test(ExpressionType.Equal, left, right);

    public static SqlExpression Positive(SqlExpression number) => Test(ExpressionType.GreaterThan, number, Number(0));

    public static SqlExpression Or(SqlExpression left, SqlExpression right) => Test(ExpressionType.OrElse, left, right);

    public static SqlExpression Minus(SqlExpression left, SqlExpression right) => new SqlBinaryExpression(ExpressionType.Subtract, left, right, typeof(int), IntType);

    public static SqlExpression Half(SqlExpression number) => new SqlBinaryExpression(ExpressionType.Divide, number, Number(2), typeof(int), IntType);

    private static SqlBinaryExpression Test(ExpressionType op, SqlExpression left, SqlExpression right) => new(op, left, right, typeof(bool), BoolType);
}
