using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>Turns a filter's tree into one predicate; what a table doesn't know is refused and never guessed.</summary>
/// <param name="column">The column of a path; null: none.</param>
/// <param name="element">The predicate of an <c>attribute[…]</c>.</param>
internal sealed class FilterTranslation<T>(
    Func<AttributePath, Column<T>?> column, Func<Filter.ElementMatch, Result<Expression<Func<T, bool>>>> element)
{
    public Result<Expression<Func<T, bool>>> Of(Filter filter) => filter switch
    {
        Filter.And and => Both(and.Left, and.Right, Expressions.And),
        Filter.Or or => Both(or.Left, or.Right, Expressions.Or),
        Filter.Not not => Of(not.Operand).Match<Result<Expression<Func<T, bool>>>>(predicate => predicate.Not(), fault => fault),
        Filter.Present present => Presence(present.Path, present: true),
        Filter.Compare { Value.Kind: FilterValueKind.Null } compare => AgainstNull(compare),
        Filter.Compare compare => column(compare.Path)?.Test(compare.Operator, compare.Value) is { } test ? test : Refused(compare),
        Filter.ElementMatch match => element(match),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, null),
    };

    /// <summary>Where a table has no elements.</summary>
    public static Result<Expression<Func<T, bool>>> NoElements(Filter.ElementMatch match) =>
        new Fault(FaultKind.InvalidFilter, $"{match.Path} can't be searched by its elements.", match.Path.ToString());

    private Result<Expression<Func<T, bool>>> Both(
        Filter left, Filter right, Func<Expression<Func<T, bool>>, Expression<Func<T, bool>>, Expression<Func<T, bool>>> join)
    {
        var first = Of(left);
        var second = Of(right);
        return first.IsFault ? first : second.IsFault ? second : join(first.Value, second.Value);
    }

    private Result<Expression<Func<T, bool>>> AgainstNull(Filter.Compare compare) => compare.Operator switch
    {
        CompareOperator.Eq => Presence(compare.Path, present: false),
        CompareOperator.Ne => Presence(compare.Path, present: true),
        _ => Refused(compare),
    };

    private Result<Expression<Func<T, bool>>> Presence(AttributePath path, bool present) => column(path) switch
    {
        null => new Fault(FaultKind.InvalidFilter, $"{path} can't be used in a filter.", path.ToString()),
        { } known => present ? known.Present : known.Present.Not(),
    };

    private static Fault Refused(Filter.Compare compare) =>
        new(FaultKind.InvalidFilter, $"{compare.Path} can't be compared with {Name(compare.Operator)} {compare.Value}.", compare.Path.ToString());

    /// <summary>As the RFC writes it.</summary>
    private static string Name(CompareOperator op) => op switch
    {
        CompareOperator.Eq => "eq",
        CompareOperator.Ne => "ne",
        CompareOperator.Co => "co",
        CompareOperator.Sw => "sw",
        CompareOperator.Ew => "ew",
        CompareOperator.Gt => "gt",
        CompareOperator.Ge => "ge",
        CompareOperator.Lt => "lt",
        _ => "le",
    };
}
