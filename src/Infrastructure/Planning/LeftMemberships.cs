using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

/// <summary>Memberships that the roster has and the directory doesn't, of groups and people whom the IdP decides about.</summary>
internal sealed class LeftMemberships(ProvisioningDbContext database)
{
    /// <summary>Not in order.</summary>
    public async Task<List<MembershipCase>> ReadAsync(IQueryable<RosterMembership> memberships, CancellationToken cancellationToken) =>
        [.. (await Joined(memberships).ToListAsync(cancellationToken)).Select(row => row.ToCase())];

    private IQueryable<Row> Joined(IQueryable<RosterMembership> memberships) =>
        from membership in memberships.AsNoTracking()
        join rosterGroup in database.RosterGroups on membership.GroupId equals rosterGroup.Id
        join person in database.RosterUsers on membership.UserId equals person.Id

        join groupLink in database.DirectoryGroups on rosterGroup.DirectoryGroupId equals (Guid?)groupLink.Id into groupLinks
        from linkedGroup in groupLinks.DefaultIfEmpty()
        join groupName in database.DirectoryGroups on linkedGroup == null ? rosterGroup.NameKey : null equals groupName.DisplayNameKey into groupNames
        from namedGroup in groupNames.DefaultIfEmpty()

        join link in database.DirectoryUsers on person.DirectoryUserId equals (Guid?)link.Id into links
        from linked in links.DefaultIfEmpty()
        join name in database.DirectoryUsers on linked == null ? person.EmailKey : null equals name.UserNameKey into names
        from named in names.DefaultIfEmpty()

        let groupId = linkedGroup != null ? (Guid?)linkedGroup.Id
            : database.RosterGroups.Any(other => other.DirectoryGroupId == namedGroup!.Id) ? null : (Guid?)namedGroup!.Id
        let namedIsTaken = database.RosterUsers.Any(other => other.DirectoryUserId == named!.Id)
        let userId = linked != null ? (Guid?)linked.Id : named != null && !namedIsTaken ? (Guid?)named.Id : person.DirectoryUserId
        where groupId != null && userId != null
            && !database.DirectoryMembers.Any(member => member.GroupId == groupId && member.UserId == userId)
        select new Row
        {
            GroupId = groupId!.Value,
            GroupName = linkedGroup!.DisplayName ?? namedGroup!.DisplayName,
            UserId = userId!.Value,
            LinkedName = linked!.DisplayName ?? linked.UserName,
            LinkedEmail = linked.UserName,
            LinkedActive = (bool?)linked.Active,
            NamedName = namedIsTaken ? null : named!.DisplayName ?? named.UserName,
            NamedEmail = namedIsTaken ? null : named!.UserName,
            NamedActive = namedIsTaken ? null : (bool?)named!.Active,
            FirstName = person.FirstName,
            LastName = person.LastName,
            Email = person.Email,
            Status = person.Status,
            ProvisioningManaged = person.ProvisioningManaged,
            Membership = membership,
        };

    private sealed class Row
    {
        public required Guid GroupId { get; init; }

        public required string GroupName { get; init; }

        public required Guid UserId { get; init; }

        public required string? LinkedName { get; init; }

        public required string? LinkedEmail { get; init; }

        public required bool? LinkedActive { get; init; }

        public required string? NamedName { get; init; }

        public required string? NamedEmail { get; init; }

        public required bool? NamedActive { get; init; }

        public required string? FirstName { get; init; }

        public required string? LastName { get; init; }

        public required string Email { get; init; }

        public required RosterStatus Status { get; init; }

        public required bool ProvisioningManaged { get; init; }

        public required RosterMembership Membership { get; init; }

        public MembershipCase ToCase()
        {
            var active = LinkedActive ?? NamedActive;
            return new MembershipCase(
                GroupId,
                GroupName,
                UserId,
                LinkedName ?? NamedName ?? RosterUser.NameOf(FirstName, LastName, Email),
                LinkedEmail ?? NamedEmail ?? Email,
                InDirectory: false,
                UserExists: active is not null,
                UserActive: active ?? false,
                new RosterTwin(Membership.UserId, Status, ProvisioningManaged),
                Membership);
        }
    }
}
