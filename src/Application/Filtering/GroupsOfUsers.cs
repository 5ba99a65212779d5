using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>A user's <c>groups</c> in filters: through the membership rows.</summary>
internal sealed class GroupsOfUsers(IStore store)
{
    private static readonly Dictionary<string, Column<DirectoryGroup>> Table = new(StringComparer.Ordinal)
    {
        ["value"] = Columns.Id<DirectoryGroup>(group => group.Id),
        ["display"] = Columns.Text<DirectoryGroup>(group => group.DisplayNameKey, CaseFolding.Key),
        ["type"] = Columns.Constant<DirectoryGroup>("direct", CaseFolding.Key),
        ["$ref"] = Columns.Location<DirectoryGroup>(group => group.Id),
    };

    public Column<DirectoryUser>? ColumnOf(AttributePath path) => Find(path) is not { } column
        ? new((_, _) => null, Any(_ => true), null)
        : new((op, value) => column.Test(op, value) is { } test ? Any(test) : null, Any(column.Present), null);

    public Result<Expression<Func<DirectoryUser, bool>>> Element(Filter.ElementMatch match) =>
        new FilterTranslation<DirectoryGroup>(Find, FilterTranslation<DirectoryGroup>.NoElements).Of(match.Inner)
            .Match<Result<Expression<Func<DirectoryUser, bool>>>>(predicate => Any(predicate), fault => fault);

    private static Column<DirectoryGroup>? Find(AttributePath path) => path.SubAttribute is { } name ? Table.GetValueOrDefault(name) : null;

    private Expression<Func<DirectoryUser, bool>> Any(Expression<Func<DirectoryGroup, bool>> predicate)
    {
        var ids = store.Rows<DirectoryGroup>().Where(predicate)
            .Join(store.Rows<DirectoryMember>(), group => group.Id, member => member.GroupId, (group, member) => member.UserId);
        return user => ids.Contains(user.Id);
    }
}
