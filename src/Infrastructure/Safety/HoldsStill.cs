using System.Linq.Expressions;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Persistence;

namespace Ksat.Provisioning.Infrastructure.Safety;

/// <summary>Whether a held row would still be planned, directory and roster being what they are now.</summary>
internal sealed class HoldsStill(ProvisioningDbContext database)
{
    public Expression<Func<SyncChange, bool>> User => row => database.RosterUsers.Any(user =>
        user.Id == row.UserId && user.Status == RosterStatus.Active && user.ProvisioningManaged && !user.Admin
        && !database.DirectoryUsers.Any(linked => linked.Id == user.DirectoryUserId && linked.Active)
        && !database.DirectoryUsers.Any(named => named.UserNameKey == user.EmailKey && named.Active));

    public Expression<Func<SyncChange, bool>> Group => row => database.RosterGroups.Any(rosterGroup =>
        rosterGroup.Id == row.GroupId && rosterGroup.Status == RosterStatus.Active
        && !database.DirectoryGroups.Any(linked => linked.Id == rosterGroup.DirectoryGroupId));

    public Expression<Func<SyncChange, bool>> Membership => row =>
        !database.DirectoryMembers.Any(member => member.GroupId == row.DirectoryGroupId && member.UserId == row.DirectoryId)
        && database.RosterMemberships.Any(membership => membership.GroupId == row.GroupId && membership.UserId == row.UserId && membership.Status == RosterStatus.Active);

    public static Expression<Func<SyncChange, bool>> Not(Expression<Func<SyncChange, bool>> test) =>
        Expression.Lambda<Func<SyncChange, bool>>(Expression.Not(test.Body), test.Parameters);
}
