using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing.Planning;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Safety;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>Which subjects are to be left alone, because an admin rejected or undid a row about them and the identity provider hasn't changed them since.</summary>
internal sealed class Silences
{
    private readonly IStore store;
    private readonly ChangedObjects? changed;

    private Silences(IStore store, ChangedObjects? changed) => (this.store, this.changed) = (store, changed);

    /// <summary>Whether there are any: if not, nothing is asked any more.</summary>
    public bool Any => changed is not null;

    /// <param name="read">Reads what the feed says has changed: that ends a silence.</param>
    public static async Task<Silences> BeginAsync(IStore store, Func<Task<ChangedObjects>> read, CancellationToken cancellationToken) =>
        new(store, await store.AnyAsync(new EverySilence(), cancellationToken) ? await read() : null);

    public Task<HashSet<Guid>> UsersAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => AmongAsync(ChangeObject.Users, ids, cancellationToken);

    /// <summary>The rows whose subjects aren't silenced.</summary>
    public async Task<IReadOnlyList<DraftRow>> PassAsync(IReadOnlyList<DraftRow> rows, CancellationToken cancellationToken)
    {
        if (!Any || rows.Count == 0)
        {
            return rows;
        }

        var subjects = rows.Select(row => RowSubject.Of(row.Change)).ToList();
        var silenced = new HashSet<RowSubject>();
        foreach (var same in subjects.GroupBy(subject => subject.Object))
        {
            foreach (var ids in same.Select(subject => subject.Id).Distinct().Chunk(500))
            {
                var members = same.Key == ChangeObject.Memberships ? same.Select(subject => subject.Member).Distinct().ToArray() : [];
                silenced.UnionWith((await store.ListAsync(new SilencesOf(same.Key, ids, members), cancellationToken)).Select(silence => silence.Subject));
            }
        }

        silenced.RemoveWhere(subject => Ended(changed!, subject));
        return silenced.Count == 0 ? rows : [.. rows.Where((_, index) => !silenced.Contains(subjects[index]))];
    }

    /// <summary>Whether the identity provider has changed the subject.</summary>
    public static bool Ended(ChangedObjects changed, RowSubject subject) => subject.Object switch
    {
        ChangeObject.Users => changed.Users.Contains(subject.Id) || changed.DeletedUsers.Contains(subject.Id),
        ChangeObject.Groups => changed.RenamedGroups.Contains(subject.Id) || changed.DeletedGroups.Contains(subject.Id),
        _ => changed.Members.TryGetValue(subject.Id, out var members) && members.Contains(subject.Member),
    };

    private async Task<HashSet<Guid>> AmongAsync(ChangeObject kind, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        if (Any)
        {
            foreach (var some in ids.Chunk(500))
            {
                found.UnionWith((await store.ListAsync(new SilencesOf(kind, some, []), cancellationToken))
                    .Where(silence => !Ended(changed!, silence.Subject)).Select(silence => silence.SubjectId));
            }
        }

        return found;
    }
}

internal sealed class EverySilence : Specification<Silence>;

internal sealed class SilencesOf : Specification<Silence>
{
    /// <param name="members">Of memberships: the users concerned; otherwise empty.</param>
    public SilencesOf(ChangeObject kind, IReadOnlyCollection<Guid> ids, IReadOnlyCollection<Guid> members)
    {
        Query.Where(silence => silence.Object == kind && ids.Contains(silence.SubjectId)).AsNoTracking();
        if (members.Count > 0)
        {
            Query.Where(silence => members.Contains(silence.SubjectMember));
        }
    }
}
