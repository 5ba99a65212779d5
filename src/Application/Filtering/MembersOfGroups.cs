using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>A group's <c>members</c> in filters: users in it, and values that match no user yet.</summary>
internal sealed class MembersOfGroups(IStore store)
{
    private static readonly Dictionary<string, Column<DirectoryMember>> Users = new(StringComparer.Ordinal)
    {
        ["value"] = Columns.Id<DirectoryMember>(member => member.UserId),
        ["display"] = Columns.Text<DirectoryMember>(member => member.Display, SearchText.Exact),
        ["type"] = Columns.Constant<DirectoryMember>("User", CaseFolding.Key),
        ["$ref"] = Columns.Location<DirectoryMember>(member => member.UserId),
    };

    // No resource stands behind an unmatched value, so it has no $ref.
    private static readonly Dictionary<string, Column<UnknownMember>> Strangers = new(StringComparer.Ordinal)
    {
        ["value"] = Columns.Text<UnknownMember>(member => member.Value, SearchText.Exact),
        ["display"] = Columns.Text<UnknownMember>(member => member.Display, SearchText.Exact),
        ["type"] = Columns.Constant<UnknownMember>("User", CaseFolding.Key),
        ["$ref"] = Columns.Nothing<UnknownMember>(),
    };

    public Column<DirectoryGroup> ColumnOf(AttributePath path) => (Find(Users, path), Find(Strangers, path)) is ({ } user, { } stranger)
        ? new(
            (op, value) => user.Test(op, value) is { } users && stranger.Test(op, value) is { } strangers ? Any(users, strangers) : null,
            Any(user.Present, stranger.Present),
            null)
        : new((_, _) => null, Any(_ => true, _ => true), null);

    public Result<Expression<Func<DirectoryGroup, bool>>> Element(Filter.ElementMatch match)
    {
        var users = OfUsers(match.Inner);
        var strangers = OfStrangers(match.Inner);
        return (users.Fault ?? strangers.Fault) is { } fault ? fault : Any(users.Value, strangers.Value);
    }

    /// <summary>A filter over members' sub-attributes, asked of users in groups.</summary>
    public static Result<Expression<Func<DirectoryMember, bool>>> OfUsers(Filter inner) =>
        new FilterTranslation<DirectoryMember>(path => Find(Users, path), FilterTranslation<DirectoryMember>.NoElements).Of(inner);

    /// <summary>The same, asked of values that match no user yet.</summary>
    public static Result<Expression<Func<UnknownMember, bool>>> OfStrangers(Filter inner) =>
        new FilterTranslation<UnknownMember>(path => Find(Strangers, path), FilterTranslation<UnknownMember>.NoElements).Of(inner);

    private static Column<T>? Find<T>(Dictionary<string, Column<T>> table, AttributePath path) =>
        path.SubAttribute is { } name ? table.GetValueOrDefault(name) : null;

    private Expression<Func<DirectoryGroup, bool>> Any(Expression<Func<DirectoryMember, bool>> users, Expression<Func<UnknownMember, bool>> strangers)
    {
        var known = store.Rows<DirectoryMember>().Where(users).Select(member => member.GroupId);
        var unknown = store.Rows<UnknownMember>().Where(strangers).Select(member => member.GroupId);
        return group => known.Contains(group.Id) || unknown.Contains(group.Id);
    }
}
