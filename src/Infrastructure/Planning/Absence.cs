using System.Runtime.CompilerServices;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

/// <summary>Who is on the roster and has no twin in the directory: neither by the link nor, where that leads nowhere, by address or name.</summary>
internal sealed class Absence(ProvisioningDbContext database)
{
    public async IAsyncEnumerable<IReadOnlyList<RosterUser>> UsersAsync(int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        List<RosterUser> page;
        do
        {
            page = await WithoutTwin(database.RosterUsers.Where(user => user.Id > after)).OrderBy(user => user.Id).Take(pageSize).ToListAsync(cancellationToken);
            if (page.Count > 0)
            {
                yield return page;
                after = page[^1].Id;
            }
        }
        while (page.Count == pageSize);
    }

    /// <summary>Of those linked to one of these SCIM ids.</summary>
    public async Task<IReadOnlyList<RosterUser>> UsersAsync(IReadOnlyCollection<Guid> directoryIds, CancellationToken cancellationToken)
    {
        var gone = new List<RosterUser>();
        foreach (var piece in Pieces.Of(directoryIds))
        {
            gone.AddRange(await WithoutTwin(database.RosterUsers.Where(user => piece.Contains(user.DirectoryUserId!.Value))).ToListAsync(cancellationToken));
        }

        gone.Sort((one, other) => one.Id.CompareTo(other.Id));
        return gone;
    }

    /// <summary>Managed groups; <paramref name="directoryIds"/> null: all.</summary>
    public async IAsyncEnumerable<IReadOnlyList<RosterGroup>> GroupsAsync(
        IReadOnlyCollection<Guid>? directoryIds, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pieces = Pieces.OrAll(directoryIds);
        foreach (var piece in pieces)
        {
            var groups = piece is null ? database.RosterGroups : database.RosterGroups.Where(group => piece.Contains(group.DirectoryGroupId!.Value));
            var after = Guid.Empty;
            List<RosterGroup> page;
            do
            {
                page = await WithoutTwin(groups.Where(group => group.Id > after)).OrderBy(group => group.Id).Take(pageSize).ToListAsync(cancellationToken);
                if (page.Count > 0)
                {
                    yield return page;
                    after = page[^1].Id;
                }
            }
            while (page.Count == pageSize);
        }
    }

    private IQueryable<RosterUser> WithoutTwin(IQueryable<RosterUser> users) =>
        from user in users.AsNoTracking()
        where user.Status == RosterStatus.Active
            && !database.DirectoryUsers.Any(linked => linked.Id == user.DirectoryUserId)
            && !database.DirectoryUsers.Any(named => named.UserNameKey == user.EmailKey && !database.RosterUsers.Any(other => other.DirectoryUserId == named.Id))
        select user;

    private IQueryable<RosterGroup> WithoutTwin(IQueryable<RosterGroup> groups) =>
        from rosterGroup in groups.AsNoTracking()
        where rosterGroup.Status == RosterStatus.Active && rosterGroup.Managed && rosterGroup.DirectoryGroupId != null
            && !database.DirectoryGroups.Any(linked => linked.Id == rosterGroup.DirectoryGroupId)
            && !database.DirectoryGroups.Any(
                named => named.DisplayNameKey == rosterGroup.NameKey && !database.RosterGroups.Any(other => other.DirectoryGroupId == named.Id))
        select rosterGroup;
}
