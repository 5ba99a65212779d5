using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Directory;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

internal sealed class PlanningState(
    ProvisioningDbContext database,
    PlanningUsers users,
    PlanningGroups groups,
    PlanningMemberships memberships,
    Strangers strangers,
    Absence absence,
    ReferenceMatching references,
    RequestTrail trail) : IPlanningState
{
    public IAsyncEnumerable<IReadOnlyList<PlanningUser>> AllUsersAsync(int pageSize, CancellationToken cancellationToken) => users.AllAsync(pageSize, cancellationToken);

    public Task<IReadOnlyList<PlanningUser>> UsersAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => users.OfAsync(ids, cancellationToken);

    public async Task<IReadOnlyDictionary<string, Guid>> UsersNamedAsync(IReadOnlyCollection<string> userNameKeys, CancellationToken cancellationToken)
    {
        var named = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var piece in Pieces.Of(userNameKeys))
        {
            var users = database.DirectoryUsers.Where(user => piece.Contains(user.UserNameKey)).Select(user => new { user.UserNameKey, user.Id });
            foreach (var user in await users.ToListAsync(cancellationToken))
            {
                named.Add(user.UserNameKey, user.Id);
            }
        }

        return named;
    }

    public Task<IReadOnlyList<Guid>> UserIdsByUserNameAsync(IReadOnlyCollection<string> userNameKeys, CancellationToken cancellationToken) =>
        IdsAsync(userNameKeys, piece => database.DirectoryUsers.Where(user => piece.Contains(user.UserNameKey)).Select(user => user.Id), cancellationToken);

    public Task<IReadOnlyList<Guid>> UserIdsByAddressOfAsync(IReadOnlyCollection<Guid> directoryIds, CancellationToken cancellationToken) =>
        IdsAsync(
            directoryIds,
            piece => from user in database.DirectoryUsers
                     join held in database.RosterUsers on user.UserNameKey equals held.EmailKey
                     where piece.Contains(held.DirectoryUserId!.Value)
                     select user.Id,
            cancellationToken);

    public Task<IReadOnlyList<Guid>> UserIdsByManagerAsync(IReadOnlyCollection<string> managerKeys, CancellationToken cancellationToken) =>
        IdsAsync(managerKeys, piece => database.DirectoryUsers.Where(user => piece.Contains(user.ManagerKey!)).Select(user => user.Id), cancellationToken);

    public async Task<IReadOnlyDictionary<string, string>> ManagerAddressesAsync(IReadOnlyCollection<string> managers, CancellationToken cancellationToken) =>
        (await references.MatchAsync(managers, cancellationToken)).ToDictionary(match => match.Key, match => match.Value.UserName, StringComparer.Ordinal);

    public IAsyncEnumerable<IReadOnlyList<RosterUser>> AbsentUsersAsync(int pageSize, CancellationToken cancellationToken) =>
        absence.UsersAsync(pageSize, cancellationToken);

    public Task<IReadOnlyList<RosterUser>> GoneUsersAsync(IReadOnlyCollection<Guid> directoryIds, CancellationToken cancellationToken) =>
        absence.UsersAsync(directoryIds, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<GroupCase>> GroupsAsync(IReadOnlyCollection<Guid>? ids, int pageSize, CancellationToken cancellationToken) =>
        groups.PagesAsync(ids, pageSize, cancellationToken);

    public Task<IReadOnlyList<Guid>> GroupIdsByNameAsync(IReadOnlyCollection<string> nameKeys, CancellationToken cancellationToken) =>
        IdsAsync(nameKeys, piece => database.DirectoryGroups.Where(group => piece.Contains(group.DisplayNameKey)).Select(group => group.Id), cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<RosterGroup>> GoneGroupsAsync(IReadOnlyCollection<Guid>? directoryIds, int pageSize, CancellationToken cancellationToken) =>
        absence.GroupsAsync(directoryIds, pageSize, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<MembershipCase>> MembershipsOfGroupsAsync(
        IReadOnlyCollection<Guid>? groupIds, int pageSize, CancellationToken cancellationToken) =>
        memberships.OfGroupsAsync(groupIds, pageSize, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<MembershipCase>> MembershipsOfUsersAsync(
        IReadOnlyCollection<Guid> userIds, int pageSize, CancellationToken cancellationToken) =>
        memberships.OfUsersAsync(userIds, pageSize, cancellationToken);

    public Task<IReadOnlyList<MembershipCase>> MembershipsAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        memberships.OfAsync(groupId, userIds, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<MembershipCase>> UnknownMembersAsync(
        IReadOnlyCollection<Guid>? groupIds, int pageSize, CancellationToken cancellationToken) =>
        strangers.PagesAsync(groupIds, pageSize, cancellationToken);

    public Task<IReadOnlyList<MembershipCase>> UnknownMembersAsync(Guid groupId, IReadOnlyCollection<string> values, CancellationToken cancellationToken) =>
        strangers.OfAsync(groupId, values, cancellationToken);

    public Task<int> ActiveRosterUsersAsync(CancellationToken cancellationToken) =>
        database.RosterUsers.CountAsync(user => user.Status == RosterStatus.Active, cancellationToken);

    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> RequestsAsync(
        IReadOnlyCollection<Guid> objectIds, long afterSeq, int most, CancellationToken cancellationToken) =>
        trail.OfObjectsAsync(objectIds, afterSeq, most, cancellationToken);

    public Task<IReadOnlyDictionary<MembershipKey, IReadOnlyList<Guid>>> RequestsAsync(
        IReadOnlyCollection<MembershipKey> keys, long afterSeq, int most, CancellationToken cancellationToken) =>
        trail.OfMembershipsAsync(keys, afterSeq, most, cancellationToken);

    private static async Task<IReadOnlyList<Guid>> IdsAsync<T>(
        IReadOnlyCollection<T> keys, Func<IReadOnlyList<T>, IQueryable<Guid>> question, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        foreach (var piece in Pieces.Of(keys))
        {
            ids.AddRange(await question(piece).ToListAsync(cancellationToken));
        }

        ids.Sort();
        return ids;
    }
}
