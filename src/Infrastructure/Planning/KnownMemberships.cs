using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

/// <summary>Memberships that the directory has, with the roster's side, joined in the database.</summary>
internal sealed class KnownMemberships(ProvisioningDbContext database)
{
    /// <summary>In the order of (group, user).</summary>
    public async Task<List<MembershipCase>> ReadAsync(IQueryable<DirectoryMember> members, CancellationToken cancellationToken) =>
        [.. (await Joined(members).ToListAsync(cancellationToken)).Select(row => row.ToCase())];

    private IQueryable<Row> Joined(IQueryable<DirectoryMember> members) =>
        from member in members.AsNoTracking()
        join directoryGroup in database.DirectoryGroups on member.GroupId equals directoryGroup.Id
        join user in database.DirectoryUsers on member.UserId equals user.Id

        join link in database.RosterUsers on (Guid?)user.Id equals link.DirectoryUserId into links
        from linked in links.DefaultIfEmpty()
        join address in database.RosterUsers on linked == null ? user.UserNameKey : null equals address.EmailKey into addresses
        from holder in addresses.DefaultIfEmpty()
        join other in database.DirectoryUsers on holder!.DirectoryUserId equals (Guid?)other.Id into others
        from owner in others.DefaultIfEmpty()

        join groupLink in database.RosterGroups on (Guid?)directoryGroup.Id equals groupLink.DirectoryGroupId into groupLinks
        from linkedGroup in groupLinks.DefaultIfEmpty()
        join groupName in database.RosterGroups on linkedGroup == null ? directoryGroup.DisplayNameKey : null equals groupName.NameKey into groupNames
        from groupHolder in groupNames.DefaultIfEmpty()
        join otherGroup in database.DirectoryGroups on groupHolder!.DirectoryGroupId equals (Guid?)otherGroup.Id into otherGroups
        from groupOwner in otherGroups.DefaultIfEmpty()

        join row in database.RosterMemberships
            on new
            {
                Group = linkedGroup != null ? (Guid?)linkedGroup.Id : groupOwner == null ? (Guid?)groupHolder!.Id : null,
                User = linked != null ? (Guid?)linked.Id : owner == null ? (Guid?)holder!.Id : null,
            }
            equals new { Group = (Guid?)row.GroupId, User = (Guid?)row.UserId } into memberships
        from membership in memberships.DefaultIfEmpty()
        orderby member.GroupId, member.UserId
        select new Row
        {
            GroupId = member.GroupId,
            GroupName = directoryGroup.DisplayName,
            UserId = member.UserId,
            Name = user.DisplayName ?? user.UserName,
            Email = user.UserName,
            Active = user.Active,
            LinkedId = (Guid?)linked!.Id,
            LinkedStatus = (RosterStatus?)linked.Status,
            LinkedManaged = (bool?)linked.ProvisioningManaged,
            HolderId = (Guid?)holder!.Id,
            HolderStatus = (RosterStatus?)holder.Status,
            HolderManaged = (bool?)holder.ProvisioningManaged,
            HolderIsOwned = owner != null,
            Membership = membership,
        };

    private sealed class Row
    {
        public required Guid GroupId { get; init; }

        public required string GroupName { get; init; }

        public required Guid UserId { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }

        public required bool Active { get; init; }

        public required Guid? LinkedId { get; init; }

        public required RosterStatus? LinkedStatus { get; init; }

        public required bool? LinkedManaged { get; init; }

        public required Guid? HolderId { get; init; }

        public required RosterStatus? HolderStatus { get; init; }

        public required bool? HolderManaged { get; init; }

        public required bool HolderIsOwned { get; init; }

        public required RosterMembership? Membership { get; init; }

        private RosterTwin? Twin =>
            LinkedId is { } linked ? new RosterTwin(linked, LinkedStatus!.Value, LinkedManaged!.Value)
            : HolderId is { } holder && !HolderIsOwned ? new RosterTwin(holder, HolderStatus!.Value, HolderManaged!.Value)
            : null;

        public MembershipCase ToCase() =>
            new(GroupId, GroupName, UserId, Name, Email, InDirectory: true, UserExists: true, UserActive: Active, Twin, Membership);
    }
}
