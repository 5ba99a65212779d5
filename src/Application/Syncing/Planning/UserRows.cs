using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Mapping;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Syncing.Planning;

/// <summary>The plan's rows of users, page by page. Whoever wants another's address is decided together with him, wherever the other stands in the order.</summary>
internal sealed class UserRows(IPlanningState state, MappedPeople people, UserPlanner planner, Silences silences)
{
    private const int PageSize = 500;

    private readonly Dictionary<Guid, UserStanding> standings = [];

    /// <summary>Users decided ahead of their place, because one before them wanted their address.</summary>
    private readonly HashSet<Guid> early = [];

    /// <summary>How each planned user of the directory will stand.</summary>
    public IReadOnlyDictionary<Guid, UserStanding> Standings => standings;

    /// <summary>Users whose memberships may change with their own row.</summary>
    public HashSet<Guid> Moved { get; } = [];

    /// <summary>Every user of the directory.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DraftRow>> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var doneThrough = Guid.Empty;
        await foreach (var page in state.AllUsersAsync(PageSize, cancellationToken))
        {
            var decided = await DecideAsync([.. page.Where(user => !early.Contains(user.Id))], cancellationToken);
            var open = decided.Where(decision => decision.Case.Person.Id.CompareTo(doneThrough) > 0 && !early.Contains(decision.Case.Person.Id)).ToList();
            doneThrough = page[^1].Id;
            early.UnionWith(open.Select(decision => decision.Case.Person.Id).Where(id => id.CompareTo(doneThrough) > 0));
            yield return Rows(open);
        }
    }

    /// <summary>These users, and those who take the addresses that they give up.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DraftRow>> OfAsync(IEnumerable<Guid> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = ids.ToHashSet();
        var waiting = new Queue<Guid>(known.Order());
        while (waiting.Count > 0)
        {
            var page = Take(waiting).Where(id => !standings.ContainsKey(id)).ToList();
            var decided = await DecideAsync(await state.UsersAsync(page, cancellationToken), cancellationToken);
            var open = decided.Where(decision => !standings.ContainsKey(decision.Case.Person.Id)).ToList();
            yield return Rows(open);

            var freed = open.Select(FreedAddress).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var takers = freed.Count == 0 ? [] : await state.UserIdsByUserNameAsync(freed, cancellationToken);
            foreach (var taker in takers.Where(taker => known.Add(taker)))
            {
                waiting.Enqueue(taker);
            }
        }
    }

    /// <summary>Active console users without a directory user, for a sync that judges absence.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DraftRow>> AbsentAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in state.AbsentUsersAsync(PageSize, cancellationToken))
        {
            yield return Absent(page);
        }
    }

    /// <summary>Console users whose directory user was deleted.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DraftRow>> GoneAsync(IReadOnlyCollection<Guid> deleted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var ids in deleted.Order().Chunk(PageSize))
        {
            yield return Absent(await state.GoneUsersAsync(ids, cancellationToken));
        }
    }

    private static List<Guid> Take(Queue<Guid> waiting)
    {
        var page = new List<Guid>(PageSize);
        while (page.Count < PageSize && waiting.TryDequeue(out var id))
        {
            page.Add(id);
        }

        return page;
    }

    private static List<DraftRow> Absent(IReadOnlyList<RosterUser> users) =>
        [.. users.Select(UserPlanner.Absent).OfType<PlannedChange>().Select(change => new DraftRow(change))];

    /// <summary>Decides a page together with everybody whose address someone wants, and whose address he wants, and so on.</summary>
    private async Task<IReadOnlyList<UserDecision>> DecideAsync(IReadOnlyList<PlanningUser> page, CancellationToken cancellationToken)
    {
        var cases = new List<UserCase>(await people.CasesAsync(page, cancellationToken));
        var asked = page.Select(user => user.Id).ToHashSet();
        var owners = cases.Select(Owner).OfType<Guid>().Where(asked.Add).ToList();
        while (owners.Count > 0)
        {
            var next = new List<UserCase>();
            foreach (var ids in owners.Chunk(PageSize))
            {
                next.AddRange(await people.CasesAsync(await state.UsersAsync(ids, cancellationToken), cancellationToken));
            }

            cases.AddRange(next);
            owners = [.. next.Select(Owner).OfType<Guid>().Where(asked.Add)];
        }

        var silenced = await silences.UsersAsync([.. cases.Select(userCase => userCase.Person.Id)], cancellationToken);
        foreach (var left in cases.Where(userCase => silenced.Contains(userCase.Person.Id)))
        {
            standings[left.Person.Id] = left.Linked is { Status: RosterStatus.Active } ? UserStanding.Active : UserStanding.Inactive;
        }

        return planner.Plan([.. cases.Where(userCase => !silenced.Contains(userCase.Person.Id))], []);
    }

    private List<DraftRow> Rows(List<UserDecision> decisions)
    {
        var rows = new List<DraftRow>(decisions.Count);
        foreach (var together in Chains.InOrder(decisions, decision => decision.Case.Person.Id, Awaits))
        {
            foreach (var decision in together)
            {
                standings[decision.Case.Person.Id] = decision.Standing;
                if (decision.Change is not { } change)
                {
                    continue;
                }

                rows.Add(new DraftRow(change, together.Count > 1 && !ReferenceEquals(decision, together[^1])));
                if (decision.Case.Linked is null || change.Action is ChangeAction.Restored or ChangeAction.Linked)
                {
                    Moved.Add(decision.Case.Person.Id);
                }
            }
        }

        return rows;
    }

    /// <summary>The user whose address this active one wants, where it isn't his own console user's.</summary>
    private static Guid? Owner(UserCase userCase) =>
        userCase is { Person.Active: true, Holder: not null, HolderOwner: { } owner } && userCase.Holder.Id != userCase.Linked?.Id ? owner : null;

    private static Guid? Awaits(UserDecision decision) => TakesAddress(decision) ? Owner(decision.Case) : null;

    private static string? FreedAddress(UserDecision decision) =>
        TakesAddress(decision) && decision.Change!.Fields[0].Before is { } before ? CaseFolding.Key(before) : null;

    private static bool TakesAddress(UserDecision decision) =>
        decision.Change is { IsApplied: true, Fields: [{ Field: RosterFields.Email }, ..] };
}
