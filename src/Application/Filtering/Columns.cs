using System.Linq.Expressions;
using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Scim.Filters;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>The kinds of columns that answer filters: one small entry each, refusing (null) what it has no meaning for.</summary>
internal static class Columns
{
    /// <param name="text">What is stored.</param>
    /// <param name="form">The form in which it is stored, for the value to compare it with.</param>
    public static Column<T> Text<T>(Expression<Func<T, string?>> text, Func<string, string> form) => new(
        (op, value) => value.Kind == FilterValueKind.Text ? TextTest.Of(op, form(value.Text!)).Of(text) : null,
        TextTest.Present.Of(text),
        text.Boxed());

    /// <summary>Ids sort as their text does; where no whole id is given, the text is compared.</summary>
    public static Column<T> Id<T>(Expression<Func<T, Guid>> id) => new(
        (op, value) => value.Kind == FilterValueKind.Text
            ? (IdTest(op, value.Text!) ?? TextTest.Of(op, value.Text!).Of<Guid, string?>(candidate => JsonFunctions.IdText(candidate))).Of(id)
            : null,
        Expressions.Constant<T>(true),
        id.Boxed());

    public static Column<T> Time<T>(Expression<Func<T, DateTimeOffset>> time) => new(
        (op, value) => value.Kind == FilterValueKind.Instant ? TimeTest(op, value.Instant)?.Of(time) : null,
        Expressions.Constant<T>(true),
        time.Boxed());

    public static Column<T> Flag<T>(Expression<Func<T, bool>> flag) => new(
        (op, value) => (op, value.Kind) switch
        {
            (CompareOperator.Eq, FilterValueKind.Boolean) => FlagTest(value.Boolean).Of(flag),
            (CompareOperator.Ne, FilterValueKind.Boolean) => FlagTest(!value.Boolean).Of(flag),
            _ => null,
        },
        Expressions.Constant<T>(true),
        flag.Boxed());

    /// <summary>meta.version: only whether it is one.</summary>
    public static Column<T> Version<T>(Expression<Func<T, long>> version) => new(
        (op, value) => (op, value.Text) switch
        {
            (CompareOperator.Eq, { } tag) => VersionTest(tag).Of(version),
            (CompareOperator.Ne, { } tag) => VersionTest(tag).Not().Of(version),
            _ => null,
        },
        Expressions.Constant<T>(true),
        version.Boxed());

    /// <summary>An attribute that says the same of every resource, such as meta.resourceType.</summary>
    public static Column<T> Constant<T>(string text, Func<string, string> form) => new(
        (op, value) => value.Kind == FilterValueKind.Text ? Expressions.Constant<T>(TextTest.Holds(op, form(text), form(value.Text!))) : null,
        Expressions.Constant<T>(true),
        null);

    /// <summary>An attribute that no resource has.</summary>
    public static Column<T> Nothing<T>() => new(
        (op, _) => Expressions.Constant<T>(op == CompareOperator.Ne),
        Expressions.Constant<T>(false),
        null);

    /// <summary>A URL that ends in the id: meta.location, $ref. Only whether it is one, because the rest of the address isn't stored.</summary>
    public static Column<T> Location<T>(Expression<Func<T, Guid>> id) => new(
        (op, value) => op is CompareOperator.Eq or CompareOperator.Ne && value.Text is { } url
            ? IdTest(op, url[(url.LastIndexOf('/') + 1)..])!.Of(id)
            : null,
        Expressions.Constant<T>(true),
        id.Boxed());

    private static Expression<Func<Guid, bool>>? IdTest(CompareOperator op, string given) => (op, Ids.TryParse(given, out var id)) switch
    {
        (CompareOperator.Eq, false) => _ => false,
        (CompareOperator.Ne, false) => _ => true,
        (_, false) => null,
        (CompareOperator.Eq, _) => candidate => candidate == id,
        (CompareOperator.Ne, _) => candidate => candidate != id,
        (CompareOperator.Gt, _) => candidate => candidate.CompareTo(id) > 0,
        (CompareOperator.Ge, _) => candidate => candidate.CompareTo(id) >= 0,
        (CompareOperator.Lt, _) => candidate => candidate.CompareTo(id) < 0,
        (CompareOperator.Le, _) => candidate => candidate.CompareTo(id) <= 0,
        _ => candidate => candidate == id, // A whole id within an id is that id.
    };

    private static Expression<Func<DateTimeOffset, bool>>? TimeTest(CompareOperator op, DateTimeOffset given) => op switch
    {
        CompareOperator.Eq => time => time == given,
        CompareOperator.Ne => time => time != given,
        CompareOperator.Gt => time => time > given,
        CompareOperator.Ge => time => time >= given,
        CompareOperator.Lt => time => time < given,
        CompareOperator.Le => time => time <= given,
        _ => null,
    };

    private static Expression<Func<bool, bool>> FlagTest(bool given) => given ? flag => flag : flag => !flag;

    private static Expression<Func<long, bool>> VersionTest(string tag)
    {
        var version = EntityTag.VersionOf(tag) ?? -1;
        return candidate => candidate == version;
    }

    private static Expression<Func<T, object?>> Boxed<T, TValue>(this Expression<Func<T, TValue>> value) =>
        Expression.Lambda<Func<T, object?>>(Expression.Convert(value.Body, typeof(object)), value.Parameters);
}
