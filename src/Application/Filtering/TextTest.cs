using System.Linq.Expressions;
using Ksat.Provisioning.Scim.Filters;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>The operators on text, as predicates of the text; an absent text (null) fails all but <c>ne</c>, which it passes.</summary>
internal static class TextTest
{
#pragma warning disable CA1309, CA1310, CA1307 // Ordering is ordinal: in the databases by their binary collations, in C# by Holds.
    public static Expression<Func<string?, bool>> Of(CompareOperator op, string value) => op switch
    {
        CompareOperator.Eq => text => text == value,
        CompareOperator.Ne => text => text != value,
        CompareOperator.Co => text => text != null && JsonFunctions.Contains(text, value),
        CompareOperator.Sw => text => text != null && JsonFunctions.StartsWith(text, value),
        CompareOperator.Ew => text => text != null && JsonFunctions.EndsWith(text, value),
        CompareOperator.Gt => text => text != null && string.Compare(text, value) > 0,
        CompareOperator.Ge => text => text != null && string.Compare(text, value) >= 0,
        CompareOperator.Lt => text => text != null && string.Compare(text, value) < 0,
        CompareOperator.Le => text => text != null && string.Compare(text, value) <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, null),
    };
#pragma warning restore CA1309, CA1310, CA1307

    /// <summary>The same in memory.</summary>
    public static bool Holds(CompareOperator op, string text, string value) => op switch
    {
        CompareOperator.Gt => string.CompareOrdinal(text, value) > 0,
        CompareOperator.Ge => string.CompareOrdinal(text, value) >= 0,
        CompareOperator.Lt => string.CompareOrdinal(text, value) < 0,
        CompareOperator.Le => string.CompareOrdinal(text, value) <= 0,
        _ => Of(op, value).Compile()(text),
    };

    public static Expression<Func<string?, bool>> Present { get; } = text => text != null;

    public static Expression<Func<string?, bool>> Absent { get; } = text => text == null;
}
