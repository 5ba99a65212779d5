using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Mapping;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Syncing.Planning;

/// <summary>
/// The one way from directory and roster to the rows of a plan: for previews, Test Mode reports, live syncs and what-ifs alike. Streams users, groups and memberships
/// in this order, a page at a time.
/// </summary>
internal sealed class PlanBuilder(IPlanningState state, IStore store, SchemaTable schemas)
{
    public async IAsyncEnumerable<IReadOnlyList<PlanRow>> RowsAsync(PlanOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var trail = new RequestTrail(state, order.AppliedSeq);
        await foreach (var rows in DraftsAsync(order, cancellationToken))
        {
            if (rows.Count > 0)
            {
                yield return await trail.AttachAsync(rows, cancellationToken);
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<DraftRow>> DraftsAsync(PlanOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A full sync that judges absence needs no feed, unless it might end a silence: it looks at everybody.
        var changed = order.Scope == SyncScope.Full ? new ChangedObjects() : await ReadFeedAsync(order, cancellationToken);
        var silences = await Silences.BeginAsync(
            store, () => order.Scope == SyncScope.Full ? ReadFeedAsync(order, cancellationToken) : Task.FromResult(changed), cancellationToken);
        var people = new MappedPeople(MappedFields.Compile(order.Settings.Mapping, schemas), state);
        var users = new UserRows(state, people, new UserPlanner(order.Policy), silences);
        var groups = new GroupRows(state);
        var memberships = new MembershipRows(state, users, groups);
        IAsyncEnumerable<IReadOnlyList<DraftRow>>[] parts = order.Scope == SyncScope.Changes
            ?
            [
                users.OfAsync(await UsersConcernedAsync(changed, cancellationToken), cancellationToken),
                users.GoneAsync(changed.DeletedUsers, cancellationToken),
                groups.OfAsync(changed.Groups, changed.DeletedGroups, cancellationToken),
                memberships.OfAsync(changed, cancellationToken),
            ]
            :
            [
                users.AllAsync(cancellationToken),
                order.Scope == SyncScope.Full ? users.AbsentAsync(cancellationToken) : users.GoneAsync(changed.DeletedUsers, cancellationToken),
                groups.AllAsync(cancellationToken),
                memberships.AllAsync(cancellationToken),
            ];
        foreach (var part in parts)
        {
            await foreach (var rows in part)
            {
                yield return await silences.PassAsync(rows, cancellationToken);
            }
        }
    }

    private async Task<ChangedObjects> ReadFeedAsync(PlanOrder order, CancellationToken cancellationToken)
    {
        var changed = new ChangedObjects();
        await foreach (var entry in store.StreamAsync(new FeedBetween(order.FromSeq, order.UpToSeq)).WithCancellation(cancellationToken))
        {
            changed.Add(entry);
        }

        return changed;
    }

    /// <summary>Whose row a change may alter: who changed, whose manager changed his name or address, who waits for an address that a name stood for or a deleted user's console user has.</summary>
    private async Task<HashSet<Guid>> UsersConcernedAsync(ChangedObjects changed, CancellationToken cancellationToken)
    {
        HashSet<Guid> concerned = [.. changed.Users, .. await state.UserIdsByAddressOfAsync(changed.DeletedUsers, cancellationToken)];
        foreach (var values in changed.Identities.Chunk(500))
        {
            concerned.UnionWith(await state.UserIdsByManagerAsync(values, cancellationToken));
            concerned.UnionWith(await state.UserIdsByUserNameAsync(values, cancellationToken));
        }

        return concerned;
    }
}
