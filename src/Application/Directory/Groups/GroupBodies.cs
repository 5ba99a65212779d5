using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>A group's body as the changes that it stands for.</summary>
internal static class GroupBodies
{
    /// <summary>For a new group, which has no members to replace.</summary>
    public static IReadOnlyList<GroupChange> Members(ResourceBody body) =>
        body.Members is { Count: > 0 } members ? [new GroupChange.AddMembers(members)] : [];

    /// <summary>PUT: what the body leaves out is gone, members included (RFC 7644 §3.5.1).</summary>
    public static IReadOnlyList<GroupChange> Whole(ResourceBody body) =>
    [
        new GroupChange.Rename(body.DisplayName!),
        new GroupChange.SetExternalId(body.ExternalId),
        body.Members is { Count: > 0 } members ? new GroupChange.ReplaceMembers(members) : new GroupChange.RemoveAllMembers(),
    ];
}
