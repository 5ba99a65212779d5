using System.Linq.Expressions;
using System.Reflection;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>Columns for all the attributes of a user that have none in the database: read from his search document, as the schema table says.</summary>
internal sealed class JsonColumns(ResourceType type)
{
    private static readonly MethodInfo AnyItem = new Func<IQueryable<JsonItem>, Expression<Func<JsonItem, bool>>, bool>(Queryable.Any).Method;

    public Column<DirectoryUser>? Find(AttributePath path)
    {
        if (type.Find(path.Parent) is not { } attribute || type.Find(path) is not { } leaf)
        {
            return null;
        }

        return attribute.MultiValued ? Elements(path, attribute, leaf) : leaf.IsComplex ? Whole(path, leaf) : Single(path, leaf);
    }

    /// <summary>One element of the array satisfies the predicate.</summary>
    public static Expression<Func<DirectoryUser, bool>> Any(AttributePath path, Expression<Func<JsonItem, bool>> predicate)
    {
        var json = JsonPaths.Attribute(path);
        Expression<Func<DirectoryUser, IQueryable<JsonItem>>> items = user => JsonFunctions.Each(user.Search, json);
        return Expression.Lambda<Func<DirectoryUser, bool>>(Expression.Call(AnyItem, items.Body, Expression.Quote(predicate)), items.Parameters);
    }

    /// <summary>A sub-attribute within one element.</summary>
    public static Column<JsonItem> InElement(AttributeDefinition sub)
    {
        var json = JsonPaths.InElement(sub.Name);
        return Of<JsonItem>(item => JsonFunctions.Text(item.Value!, json), sub);
    }

    private static Column<DirectoryUser> Single(AttributePath path, AttributeDefinition leaf)
    {
        var json = JsonPaths.Value(path);
        return Of<DirectoryUser>(user => JsonFunctions.Text(user.Search, json), leaf);
    }

    private static Column<DirectoryUser> Whole(AttributePath path, AttributeDefinition complex) => new(
        (_, _) => null,
        complex.SubAttributes.Select(sub => Single(path with { SubAttribute = sub.Name }, sub).Present).Aggregate(Expressions.Or),
        null);

    private static Column<DirectoryUser> Elements(AttributePath path, AttributeDefinition attribute, AttributeDefinition leaf)
    {
        if (leaf.IsComplex)
        {
            return new((_, _) => null, Any(path, _ => true), null);
        }

        var element = attribute.IsComplex ? InElement(leaf) : Of<JsonItem>(item => item.Value, leaf);
        var first = JsonPaths.Attribute(path) + "[0]" + (attribute.IsComplex ? JsonPaths.InElement(leaf.Name)[1..] : "");
        return new(
            (op, value) => element.Test(op, value) is { } test ? Any(path, test) : null,
            Any(path, element.Present),
            user => JsonFunctions.Text(user.Search, first));
    }

    private static Column<T> Of<T>(Expression<Func<T, string?>> text, AttributeDefinition leaf)
    {
        var column = Columns.Text(text, given => SearchText.Of(given, leaf));
        return leaf.Type == AttributeType.Boolean ? column with { Test = (op, value) => FlagTest(op, value)?.Of(text) } : column;
    }

    private static Expression<Func<string?, bool>>? FlagTest(CompareOperator op, FilterValue value) =>
        value.Kind == FilterValueKind.Boolean && op is CompareOperator.Eq or CompareOperator.Ne
            ? TextTest.Of(op, SearchText.Flag(value.Boolean)) : null;
}
