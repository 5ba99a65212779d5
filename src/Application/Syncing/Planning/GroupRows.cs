using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Application.Syncing.Planning;

/// <summary>The plan's rows of groups. Groups are few: all that a plan concerns are decided at once.</summary>
internal sealed class GroupRows(IPlanningState state)
{
    private const int PageSize = 500;

    private readonly Dictionary<Guid, GroupCase> cases = [];
    private Dictionary<Guid, GroupDecision> decisions = [];

    /// <summary>What was decided, by SCIM id.</summary>
    public IReadOnlyDictionary<Guid, GroupDecision> Decisions => decisions;

    /// <summary>Groups whose memberships may all change with their own row.</summary>
    public HashSet<Guid> Moved { get; } = [];

    public async IAsyncEnumerable<IReadOnlyList<DraftRow>> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await LoadAsync(null, cancellationToken);
        Decide();
        yield return Rows();
        await foreach (var row in GoneAsync(null, cancellationToken))
        {
            yield return row;
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<DraftRow>> OfAsync(
        IReadOnlyCollection<Guid> ids, IReadOnlyCollection<Guid> deleted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (IReadOnlyCollection<Guid> next = ids; next.Count > 0; next = await TakersAsync(cancellationToken))
        {
            await LoadAsync(next, cancellationToken);
            Decide();
        }

        yield return Rows();
        if (deleted.Count > 0)
        {
            await foreach (var row in GoneAsync(deleted, cancellationToken))
            {
                yield return row;
            }
        }
    }

    /// <summary>Decides about groups that only memberships lead to. Their own rows belong to another sync.</summary>
    public async Task AlsoAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var missing = ids.Where(id => !decisions.ContainsKey(id)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var loaded = new List<GroupCase>();
        await foreach (var page in state.GroupsAsync(missing, PageSize, cancellationToken))
        {
            loaded.AddRange(page);
        }

        foreach (var decision in GroupPlanner.Plan(loaded, []))
        {
            decisions[decision.Case.DirectoryId] = decision.Change is { Action: ChangeAction.Created or ChangeAction.Restored or ChangeAction.Linked }
                ? decision with { Standing = GroupStanding.Failed }
                : decision;
        }
    }

    private async Task LoadAsync(IReadOnlyCollection<Guid>? ids, CancellationToken cancellationToken)
    {
        while (ids is null || ids.Count > 0)
        {
            var owners = new HashSet<Guid>();
            await foreach (var page in state.GroupsAsync(ids, PageSize, cancellationToken))
            {
                foreach (var group in page)
                {
                    cases[group.DirectoryId] = group;
                    if (group.HolderOwner is { } owner && group.Holder!.Id != group.Linked?.Id)
                    {
                        owners.Add(owner);
                    }
                }
            }

            if (ids is null)
            {
                return;
            }

            owners.ExceptWith(cases.Keys);
            owners.ExceptWith(ids);
            ids = owners;
        }
    }

    private void Decide() => decisions = GroupPlanner.Plan([.. cases.Values], []).ToDictionary(decision => decision.Case.DirectoryId);

    /// <summary>Groups that wait for a name that is given up now.</summary>
    private async Task<IReadOnlyCollection<Guid>> TakersAsync(CancellationToken cancellationToken)
    {
        var freed = decisions.Values.Where(TakesName).Select(decision => decision.Change!.Fields[0].Before).OfType<string>()
            .Select(CaseFolding.Key).ToHashSet(StringComparer.Ordinal);
        return freed.Count == 0 ? [] : [.. (await state.GroupIdsByNameAsync(freed, cancellationToken)).Where(id => !cases.ContainsKey(id))];
    }

    private List<DraftRow> Rows()
    {
        var rows = new List<DraftRow>();
        var inOrder = decisions.Values.OrderBy(decision => decision.Case.DirectoryId).ToList();
        foreach (var together in Chains.InOrder(inOrder, decision => decision.Case.DirectoryId, Awaits))
        {
            foreach (var decision in together)
            {
                if (decision.Change is not { } change)
                {
                    continue;
                }

                rows.Add(new DraftRow(change, together.Count > 1 && !ReferenceEquals(decision, together[^1])));
                if (change is { IsApplied: true, Action: ChangeAction.Created or ChangeAction.Restored or ChangeAction.Linked })
                {
                    Moved.Add(decision.Case.DirectoryId);
                }
            }
        }

        return rows;
    }

    private async IAsyncEnumerable<IReadOnlyList<DraftRow>> GoneAsync(IReadOnlyCollection<Guid>? deleted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in state.GoneGroupsAsync(deleted, PageSize, cancellationToken))
        {
            yield return [.. page.Select(GroupPlanner.Gone).OfType<PlannedChange>().Select(change => new DraftRow(change))];
        }
    }

    private static Guid? Awaits(GroupDecision decision) =>
        TakesName(decision) && decision.Case is { Holder: { } holder, HolderOwner: { } owner } && holder.Id != decision.Case.Linked?.Id ? owner : null;

    private static bool TakesName(GroupDecision decision) => decision.Change is { IsApplied: true, Fields.Count: > 0 };
}
