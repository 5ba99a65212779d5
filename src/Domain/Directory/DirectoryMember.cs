using System.Security.Cryptography;
using System.Text;

namespace Ksat.Provisioning.Domain.Directory;

/// <summary>A user of the directory in a group of the directory.</summary>
public sealed class DirectoryMember
{
    public Guid TenantId { get; init; }

    public Guid GroupId { get; init; }

    public Guid UserId { get; init; }

    /// <summary>What the identity provider called him when it added him; null if it didn't say.</summary>
    public string? Display { get; init; }
}

/// <summary>
/// A member value that matches no user yet. It is answered as it was sent, reported as "member not provisioned",
/// and becomes a <see cref="DirectoryMember"/> when such a user arrives (docs/product.md, "Memberships").
/// </summary>
public sealed class UnknownMember
{
    public Guid TenantId { get; init; }

    public Guid GroupId { get; init; }

    /// <summary>SHA-256 of the value: part of the key, because values are too long for one.</summary>
    public byte[] ValueHash { get; init; } = [];

    /// <summary>SHA-256 of the folded value, to find it when its user arrives.</summary>
    public byte[] KeyHash { get; init; } = [];

    public string Value { get; init; } = "";

    public string? Display { get; init; }

    public static UnknownMember Of(Guid tenantId, Guid groupId, string value, string? display) => new()
    {
        TenantId = tenantId,
        GroupId = groupId,
        ValueHash = HashOf(value),
        KeyHash = HashOf(CaseFolding.Key(value)),
        Value = value,
        Display = display,
    };

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
