using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Application.Directory;

/// <summary>
/// The ETag and <c>meta.version</c> of a resource: its version, and for a user in groups a digest of them, because a user's answer shows groups
/// that change without him (a membership write must not cost a write per user).
/// </summary>
public static class EntityTag
{
    private const string Start = "W/\"";

    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"{Start}{version}\"");

    public static string Of(long version, IReadOnlyList<GroupOfUser> groups) =>
        groups.Count == 0 ? Of(version) : string.Create(CultureInfo.InvariantCulture, $"{Start}{version}-{Digest(groups):x8}\"");

    /// <summary>Whether a list of tags as in If-None-Match holds this one; <c>*</c> holds all.</summary>
    public static bool Holds(string header, string tag) =>
        Each(header).Any(candidate => candidate == "*" || Opaque(candidate) == Opaque(tag));

    /// <summary>Whether a list of tags as in If-Match holds this version, whatever groups the user was in.</summary>
    public static bool HoldsVersion(string header, long version) =>
        Each(header).Any(candidate => candidate == "*" || VersionOf(candidate) == version);

    /// <summary>The version that a tag names; null for what we never made.</summary>
    public static long? VersionOf(string tag)
    {
        var opaque = Opaque(tag);
        var dash = opaque.IndexOf('-', StringComparison.Ordinal);
        return long.TryParse(dash < 0 ? opaque : opaque[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static string[] Each(string header) => header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Weak comparison (RFC 9110 §8.8.3.2), also of tags whose quotes a client has lost.</summary>
    private static string Opaque(string tag) => (tag.StartsWith("W/", StringComparison.OrdinalIgnoreCase) ? tag[2..] : tag).Trim('"');

    private static uint Digest(IReadOnlyList<GroupOfUser> groups)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> id = stackalloc byte[16];
        foreach (var group in groups)
        {
            group.GroupId.TryWriteBytes(id);
            hash.AppendData(id);
            hash.AppendData(Encoding.UTF8.GetBytes(group.DisplayName));
        }

        return BinaryPrimitives.ReadUInt32BigEndian(hash.GetHashAndReset());
    }
}
