using System.Linq.Expressions;
using Ksat.Provisioning.Scim.Filters;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>The operators on text, as predicates of the text; an absent text (null) fails all but <c>ne</c>, which it passes.</summary>
internal static class TextTest
{
#pragma warning disable CA1309, CA1310, CA1307 // Ordering is ordinal: in C# because culture is invariant in the whole product, in the databases by their binary collations.
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

    public static Expression<Func<string?, bool>> Present { get; } = text => text != null;

    public static Expression<Func<string?, bool>> Absent { get; } = text => text == null;
}
