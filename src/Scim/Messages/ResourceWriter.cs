using System.Text.Json;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>A group that a user is in, for the read-only attribute <c>groups</c>.</summary>
public sealed record GroupReference(string Value, string? Display, string? Ref);

/// <summary>A group's member as answered.</summary>
public sealed record MemberReference(string Value, string? Display, string? Ref);

/// <summary>Writes users and groups as answers, under a projection.</summary>
public static class ResourceWriter
{
    /// <param name="writer">Where to.</param>
    /// <param name="json">The stored canonical document.</param>
    /// <param name="meta">Id, times, version, location.</param>
    /// <param name="groups">The user's groups; null when not read.</param>
    /// <param name="projection">What to answer.</param>
    public static void WriteUser(Utf8JsonWriter writer, string json, ResourceMeta meta, IEnumerable<GroupReference>? groups, Projection projection) => throw new NotImplementedException();

    /// <param name="writer">Where to.</param>
    /// <param name="displayName">The group's name.</param>
    /// <param name="externalId">The identity provider's id, or null.</param>
    /// <param name="meta">Id, times, version, location.</param>
    /// <param name="members">The members, enumerated only when the projection includes them; null when not read.</param>
    /// <param name="projection">What to answer.</param>
    public static void WriteGroup(Utf8JsonWriter writer, string displayName, string? externalId, ResourceMeta meta, IEnumerable<MemberReference>? members, Projection projection) => throw new NotImplementedException();
}
