using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>Filters and sorting of groups: the table of their columns, and their members through rows.</summary>
internal sealed class GroupFilters
{
    private readonly Dictionary<string, Column<DirectoryGroup>> columns;
    private readonly MembersOfGroups members;
    private readonly FilterTranslation<DirectoryGroup> translation;

    public GroupFilters(IStore store, SchemaTable schemas)
    {
        members = new MembersOfGroups(store);
        translation = new FilterTranslation<DirectoryGroup>(ColumnOf, members.Element);
        columns = new Dictionary<string, Column<DirectoryGroup>>(StringComparer.Ordinal)
        {
            ["schemas"] = Columns.Constant<DirectoryGroup>(schemas.Groups.Core.Id, SearchText.Exact),
            ["id"] = Columns.Id<DirectoryGroup>(group => group.Id),
            ["externalId"] = Columns.Text<DirectoryGroup>(group => group.ExternalId, SearchText.Exact),
            ["displayName"] = Columns.Text<DirectoryGroup>(group => group.DisplayNameKey, CaseFolding.Key),
            ["meta"] = Columns.Constant<DirectoryGroup>("", SearchText.Exact),
            ["meta.created"] = Columns.Time<DirectoryGroup>(group => group.CreatedAt),
            ["meta.lastModified"] = Columns.Time<DirectoryGroup>(group => group.LastModified),
            ["meta.version"] = Columns.Version<DirectoryGroup>(group => group.Version),
            ["meta.resourceType"] = Columns.Constant<DirectoryGroup>(schemas.Groups.Name, SearchText.Exact),
            ["meta.location"] = Columns.Location<DirectoryGroup>(group => group.Id),
        };
    }

    public Result<Expression<Func<DirectoryGroup, bool>>> Of(Filter filter) => translation.Of(filter);

    public Column<DirectoryGroup>? ColumnOf(AttributePath path) =>
        path is { Schema: null, Attribute: "members" } ? members.ColumnOf(path) : columns.GetValueOrDefault(path.ToString());
}
