using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Filters;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>One step of a PATCH on a group.</summary>
public abstract record GroupChange
{
    private protected GroupChange()
    {
    }

    public sealed record Rename(string DisplayName) : GroupChange;

    public sealed record SetExternalId(string? ExternalId) : GroupChange;

    /// <summary>Members to add; those already in the group stay as they are.</summary>
    public sealed record AddMembers(IReadOnlyList<MemberValue> Members) : GroupChange;

    /// <summary>Values of members to remove; strangers among them change nothing.</summary>
    public sealed record RemoveMembers(IReadOnlyList<string> Values) : GroupChange;

    /// <summary>Members to remove by a filter over members' sub-attributes that names more than their values.</summary>
    public sealed record RemoveMembersWhere(Filter Filter) : GroupChange;

    /// <summary>The whole list, never empty.</summary>
    public sealed record ReplaceMembers(IReadOnlyList<MemberValue> Members) : GroupChange;

    public sealed record RemoveAllMembers : GroupChange;
}
