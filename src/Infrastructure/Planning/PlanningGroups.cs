using System.Runtime.CompilerServices;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

/// <summary>Directory groups with the roster's side, joined in the database.</summary>
internal sealed class PlanningGroups(ProvisioningDbContext database)
{
    /// <summary>In the order of their ids; <paramref name="ids"/> null: all.</summary>
    public IAsyncEnumerable<IReadOnlyList<GroupCase>> PagesAsync(IReadOnlyCollection<Guid>? ids, int pageSize, CancellationToken cancellationToken) =>
        ids is null ? AllAsync(pageSize, cancellationToken) : OfAsync(ids, pageSize, cancellationToken);

    private async IAsyncEnumerable<IReadOnlyList<GroupCase>> AllAsync(int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        IReadOnlyList<GroupCase> page;
        do
        {
            page = await ReadAsync(database.DirectoryGroups.Where(group => group.Id > after).OrderBy(group => group.Id).Take(pageSize), cancellationToken);
            if (page.Count > 0)
            {
                yield return page;
                after = page[^1].DirectoryId;
            }
        }
        while (page.Count == pageSize);
    }

    private async IAsyncEnumerable<IReadOnlyList<GroupCase>> OfAsync(
        IReadOnlyCollection<Guid> ids, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var piece in ids.Distinct().Order().Chunk(Math.Min(pageSize, Pieces.Size)).Select(piece => piece.ToList()))
        {
            if (await ReadAsync(database.DirectoryGroups.Where(group => piece.Contains(group.Id)), cancellationToken) is { Count: > 0 } page)
            {
                yield return page;
            }
        }
    }

    private async Task<IReadOnlyList<GroupCase>> ReadAsync(IQueryable<DirectoryGroup> groups, CancellationToken cancellationToken) =>
        [.. (await Joined(groups).ToListAsync(cancellationToken)).Select(row => row.ToCase())];

    private IQueryable<Row> Joined(IQueryable<DirectoryGroup> groups) =>
        from directoryGroup in groups.AsNoTracking()
        join link in database.RosterGroups on (Guid?)directoryGroup.Id equals link.DirectoryGroupId into links
        from linked in links.DefaultIfEmpty()
        join name in database.RosterGroups
            on linked!.NameKey == directoryGroup.DisplayNameKey ? null : directoryGroup.DisplayNameKey equals name.NameKey into names
        from holder in names.DefaultIfEmpty()
        join other in database.DirectoryGroups on holder!.DirectoryGroupId equals (Guid?)other.Id into others
        from owner in others.DefaultIfEmpty()
        orderby directoryGroup.Id
        select new Row
        {
            Id = directoryGroup.Id,
            DisplayName = directoryGroup.DisplayName,
            DisplayNameKey = directoryGroup.DisplayNameKey,
            Linked = linked,
            OtherHolder = holder,
            Owner = (Guid?)owner!.Id,
        };

    private sealed class Row
    {
        public required Guid Id { get; init; }

        public required string DisplayName { get; init; }

        public required string DisplayNameKey { get; init; }

        public required RosterGroup? Linked { get; init; }

        public required RosterGroup? OtherHolder { get; init; }

        public required Guid? Owner { get; init; }

        public GroupCase ToCase() =>
            new(Id, DisplayName, Linked, Linked?.NameKey == DisplayNameKey ? Linked : OtherHolder, Owner == Id ? null : Owner);
    }
}
