using System.Text.Json;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Syncing.Planning;

/// <summary>What a part of the feed says has changed: ids, not contents.</summary>
internal sealed class ChangedObjects
{
    public HashSet<Guid> Users { get; } = [];

    public HashSet<Guid> DeletedUsers { get; } = [];

    /// <summary>Folded values by which users were or are named: others may refer to them as manager, or have waited for their address.</summary>
    public HashSet<string> Identities { get; } = new(StringComparer.Ordinal);

    /// <summary>Groups made, renamed, or with other members.</summary>
    public HashSet<Guid> Groups { get; } = [];

    /// <summary>Of these, the ones made or renamed.</summary>
    public HashSet<Guid> RenamedGroups { get; } = [];

    public HashSet<Guid> DeletedGroups { get; } = [];

    /// <summary>Users added to or removed from a group.</summary>
    public Dictionary<Guid, HashSet<Guid>> Members { get; } = [];

    /// <summary>Member values added that matched no user.</summary>
    public Dictionary<Guid, HashSet<string>> UnknownMembers { get; } = [];

    public void Add(FeedEntry entry)
    {
        switch (entry.Kind)
        {
            case FeedKind.UserCreated or FeedKind.UserChanged:
                Users.Add(entry.ObjectId);
                Identities.UnionWith(ValuesOf(entry));
                break;
            case FeedKind.UserDeleted:
                Users.Remove(entry.ObjectId);
                DeletedUsers.Add(entry.ObjectId);
                Identities.UnionWith(ValuesOf(entry));
                break;
            case FeedKind.GroupCreated or FeedKind.GroupChanged or FeedKind.MembersChanged:
                Groups.Add(entry.ObjectId);
                if (entry.Kind != FeedKind.MembersChanged)
                {
                    RenamedGroups.Add(entry.ObjectId);
                }

                AddMembers(entry);
                break;
            case FeedKind.GroupDeleted:
                Groups.Remove(entry.ObjectId);
                Members.Remove(entry.ObjectId);
                UnknownMembers.Remove(entry.ObjectId);
                DeletedGroups.Add(entry.ObjectId);
                break;
            case FeedKind.NothingChanged or FeedKind.SyncFinished:
                break;
        }
    }

    private void AddMembers(FeedEntry entry)
    {
        if (entry.Members is not null)
        {
            Of(Members, entry.ObjectId, () => []).UnionWith(FeedEntry.Unpack(entry.Members));
        }

        if (entry.Values is not null)
        {
            Of(UnknownMembers, entry.ObjectId, () => new(StringComparer.Ordinal)).UnionWith(ValuesOf(entry));
        }
    }

    private static HashSet<T> Of<T>(Dictionary<Guid, HashSet<T>> all, Guid group, Func<HashSet<T>> make)
    {
        if (!all.TryGetValue(group, out var values))
        {
            all.Add(group, values = make());
        }

        return values;
    }

    private static string[] ValuesOf(FeedEntry entry) => entry.Values is null ? [] : JsonSerializer.Deserialize<string[]>(entry.Values)!;
}

/// <summary>The feed after one number, up to another, in order.</summary>
internal sealed class FeedBetween : Specification<FeedEntry>
{
    public FeedBetween(long after, long upTo) => Query.Where(entry => entry.Seq > after && entry.Seq <= upTo).OrderBy(entry => entry.Seq).AsNoTracking();
}
