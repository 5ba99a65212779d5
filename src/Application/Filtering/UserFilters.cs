using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>Filters and sorting of users: the table of what has a column or rows of its own; everything else is read from the search document.</summary>
internal sealed class UserFilters
{
    private const string EmailValue = "emails.value";

    private readonly Dictionary<string, Column<DirectoryUser>> columns;
    private readonly ResourceType type;
    private readonly JsonColumns json;
    private readonly IStore store;
    private readonly GroupsOfUsers groups;
    private readonly FilterTranslation<DirectoryUser> translation;

    public UserFilters(IStore store, SchemaTable schemas)
    {
        this.store = store;
        type = schemas.Users;
        json = new JsonColumns(type);
        groups = new GroupsOfUsers(store);
        translation = new FilterTranslation<DirectoryUser>(ColumnOf, Element);
        columns = new Dictionary<string, Column<DirectoryUser>>(StringComparer.Ordinal)
        {
            ["id"] = Columns.Id<DirectoryUser>(user => user.Id),
            ["userName"] = Columns.Text<DirectoryUser>(user => user.UserNameKey, CaseFolding.Key),
            ["externalId"] = Columns.Text<DirectoryUser>(user => user.ExternalId, SearchText.Exact),
            ["displayName"] = DisplayName(json.Find(new AttributePath(null, "displayName"))!),
            ["active"] = Columns.Flag<DirectoryUser>(user => user.Active),
            ["meta"] = Columns.Constant<DirectoryUser>("", SearchText.Exact),
            ["meta.created"] = Columns.Time<DirectoryUser>(user => user.CreatedAt),
            ["meta.lastModified"] = Columns.Time<DirectoryUser>(user => user.LastModified),
            ["meta.version"] = Columns.Version<DirectoryUser>(user => user.Version),
            ["meta.resourceType"] = Columns.Constant<DirectoryUser>(type.Name, SearchText.Exact),
            ["meta.location"] = Columns.Location<DirectoryUser>(user => user.Id),
        };
        var emails = json.Find(new AttributePath(null, "emails", "value"))!;
        columns[EmailValue] = emails with { Test = (op, value) => op == CompareOperator.Eq && value.Text is { } email ? ByEmail(email) : emails.Test(op, value) };
    }

    public Result<Expression<Func<DirectoryUser, bool>>> Of(Filter filter) => translation.Of(filter);

    public Column<DirectoryUser>? ColumnOf(AttributePath path)
    {
        if (path is { Schema: null, Attribute: "groups" })
        {
            return groups.ColumnOf(path);
        }

        return columns.TryGetValue(path.ToString(), out var column) ? column
            : type.Find(path)?.Returned == Returned.Never ? null
            : json.Find(path);
    }

    /// <summary>Looked up by its key; everything else is read from the document, because a display name may be longer than any key.</summary>
    private static Column<DirectoryUser> DisplayName(Column<DirectoryUser> document)
    {
        var key = Columns.Text<DirectoryUser>(user => user.DisplayNameKey, CaseFolding.Key);
        return document with
        {
            Test = (op, value) => op == CompareOperator.Eq && value.Text is { } name && CaseFolding.Key(name).Length <= DirectoryUser.KeyLength
                ? key.Test(op, value)
                : document.Test(op, value),
        };
    }

    /// <summary>By the rows of addresses, which have an index.</summary>
    private Expression<Func<DirectoryUser, bool>> ByEmail(string email)
    {
        var key = CaseFolding.Key(email);
        var ids = store.Rows<DirectoryEmail>().Where(row => row.ValueKey == key).Select(row => row.UserId);
        return user => ids.Contains(user.Id);
    }

    private Result<Expression<Func<DirectoryUser, bool>>> Element(Filter.ElementMatch match)
    {
        if (match.Path is { Schema: null, Attribute: "groups" })
        {
            return groups.Element(match);
        }

        if (type.Find(match.Path) is not { } attribute)
        {
            return FilterTranslation<DirectoryUser>.NoElements(match);
        }

        var inner = new FilterTranslation<JsonItem>(
            path => path.SubAttribute is { } name && attribute.Sub(name) is { } sub ? JsonColumns.InElement(sub) : null,
            FilterTranslation<JsonItem>.NoElements).Of(match.Inner);
        return inner.Match<Result<Expression<Func<DirectoryUser, bool>>>>(
            predicate => Driven(match.Inner).Aggregate(JsonColumns.Any(match.Path, predicate), (all, email) => ByEmail(email).And(all)),
            fault => fault);
    }

    /// <summary>E-mail addresses that the element must have: their rows find the user, the document only confirms him.</summary>
    private static IEnumerable<string> Driven(Filter inner) => inner switch
    {
        Filter.And and => Driven(and.Left).Concat(Driven(and.Right)),
        Filter.Compare { Operator: CompareOperator.Eq, Value.Text: { } email } compare when compare.Path.ToString() == EmailValue => [email],
        _ => [],
    };
}
