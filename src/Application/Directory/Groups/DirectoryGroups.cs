using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>The groups of the caller's directory: how a command comes to one, and how it leaves it.</summary>
internal sealed class DirectoryGroups(IStore store, MemberWriting members, IChangeFeed feed, Caller caller, TimeProvider clock)
{
    /// <summary>The group's head, without its members; a fault when it is gone or the precondition fails.</summary>
    public async Task<Result<DirectoryGroup>> FindAsync(Guid id, Precondition precondition, CancellationToken cancellationToken)
    {
        var group = await store.FindAsync<DirectoryGroup>(id, cancellationToken);
        if (group is null)
        {
            return Fault.NotFound($"There is no group {id}.");
        }

        return precondition.Against(group.Version) is { } fault ? fault : group;
    }

    public async Task<Result<GroupView>> CreateAsync(string displayName, string? externalId, IReadOnlyList<GroupChange> changes, CancellationToken cancellationToken)
    {
        var group = DirectoryGroup.Create(caller.TenantId, Ids.New(clock), displayName, externalId, clock.GetUtcNow());
        store.Add(group);
        var outcome = await members.ApplyAsync(group.Id, changes, cancellationToken);
        if (outcome.IsFault)
        {
            return outcome.Fault;
        }

        feed.Record(FeedKind.GroupCreated, group.Id, outcome.Value.Concerned, outcome.Value.NewUnknown, outcome.Value.Arrives);
        return GroupView.Of(group, null);
    }

    /// <summary>Applies changes of head and members in their order, all or none: one version and one entry in the feed, whatever changed; a no-op only leaves the entry.</summary>
    public async Task<Result<GroupView>> ChangeAsync(Guid id, IReadOnlyList<GroupChange> changes, Precondition precondition, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, precondition, cancellationToken);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var group = found.Value;
        var outcome = await members.ApplyAsync(group.Id, changes, cancellationToken);
        if (outcome.IsFault)
        {
            return outcome.Fault;
        }

        var headChanged = changes.Aggregate(false, (changed, change) => HeadChanges(group, change) || changed);
        if (headChanged || outcome.Value.Changed)
        {
            group.Touch(clock.GetUtcNow());
        }

        var kind = headChanged ? FeedKind.GroupChanged : outcome.Value.Changed ? FeedKind.MembersChanged : FeedKind.NothingChanged;
        feed.Record(kind, group.Id, outcome.Value.Concerned, outcome.Value.NewUnknown, outcome.Value.Arrives);
        return GroupView.Of(group, null);
    }

    public async Task<Result<GroupView>> DeleteAsync(Guid id, Precondition precondition, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, precondition, cancellationToken);
        if (found.IsFault)
        {
            return found.Fault;
        }

        await members.ClearAsync(id, cancellationToken);
        store.Remove(found.Value);
        feed.Record(FeedKind.GroupDeleted, id);
        return GroupView.Of(found.Value, null);
    }

    private static bool HeadChanges(DirectoryGroup group, GroupChange change) => change switch
    {
        GroupChange.Rename rename => group.Rename(rename.DisplayName),
        GroupChange.SetExternalId set => group.SetExternalId(set.ExternalId),
        _ => false,
    };
}
