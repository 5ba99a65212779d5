using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>What a sequence of member operations comes to: the last word on each member counts.</summary>
internal sealed class NetMembers(MemberMatches matches)
{
    private readonly Dictionary<Guid, string?> addedUsers = [];
    private readonly HashSet<Guid> removedUsers = [];
    private readonly Dictionary<string, UnknownValue> addedUnknown = new(StringComparer.Ordinal);
    private readonly HashSet<string> removedUnknown = new(StringComparer.Ordinal);

    /// <summary>The group was emptied on the way: what was added is all there is.</summary>
    public bool StartsOver { get; private set; }

    public IReadOnlyCollection<KnownValue> AddedUsers => [.. addedUsers.Select(added => new KnownValue(added.Key, added.Value))];

    public IReadOnlyCollection<Guid> RemovedUsers => removedUsers;

    public IReadOnlyCollection<UnknownValue> AddedUnknown => addedUnknown.Values;

    public IReadOnlyCollection<string> RemovedUnknown => removedUnknown;

    /// <summary>Takes the next operation; a fault where it adds a group.</summary>
    public Fault? Take(GroupChange change)
    {
        switch (change)
        {
            case GroupChange.AddMembers add:
                return Add(add.Members);
            case GroupChange.ReplaceMembers replace:
                Clear();
                return Add(replace.Members);
            case GroupChange.RemoveMembers remove:
                Remove(remove.Values);
                return null;
            case GroupChange.RemoveAllMembers:
                Clear();
                return null;
            default:
                return null;
        }
    }

    public void Remove(IReadOnlyList<Guid> users)
    {
        foreach (var user in users)
        {
            addedUsers.Remove(user);
            removedUsers.Add(user);
        }
    }

    public void Remove(IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            if (matches.Users.TryGetValue(value, out var user))
            {
                Remove([user]);
            }
            else
            {
                addedUnknown.Remove(value);
                removedUnknown.Add(value);
            }
        }
    }

    private Fault? Add(IReadOnlyList<MemberValue> values)
    {
        foreach (var member in values)
        {
            if (matches.Groups.Contains(member.Value) || string.Equals(member.Type, "Group", StringComparison.OrdinalIgnoreCase))
            {
                return new Fault(FaultKind.InvalidValue, $"{member.Value} is a group; only users can be members.", "members.value");
            }

            if (matches.Users.TryGetValue(member.Value, out var user))
            {
                addedUsers[user] = member.Display;
                removedUsers.Remove(user);
            }
            else
            {
                addedUnknown[member.Value] = new UnknownValue(member.Value, member.Display);
                removedUnknown.Remove(member.Value);
            }
        }

        return null;
    }

    private void Clear()
    {
        StartsOver = true;
        addedUsers.Clear();
        removedUsers.Clear();
        addedUnknown.Clear();
        removedUnknown.Clear();
    }
}
