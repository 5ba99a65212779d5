using System.Security.Cryptography;
using System.Text;

namespace Ksat.Provisioning.Domain.Tenants;

public enum AccessKind
{
    /// <summary>A SCIM token: opens /scim/v2 of its tenant.</summary>
    Scim,

    /// <summary>A console key: opens /api/v1 of its tenant.</summary>
    Console,

    /// <summary>The operator key of the installation: opens /api/v1/tenants.</summary>
    Operator,
}

/// <summary>A secret that opens a door, kept as its SHA-256 only.</summary>
public sealed class AccessKey
{
    /// <summary>A third active token or key of one tenant is refused: two may overlap while rotating.</summary>
    public const int MostActive = 2;

    /// <summary>Shortest secret that an unattended install may set, in characters.</summary>
    public const int ShortestSecret = 32;

    private const int PrefixLength = 8;

    private AccessKey()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Null for the operator key.</summary>
    public Guid? TenantId { get; private init; }

    public AccessKind Kind { get; private init; }

    public byte[] Hash { get; private init; } = [];

    /// <summary>The first characters of the secret, to recognise it by in a list.</summary>
    public string Prefix { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static AccessKey Issue(Guid id, Guid? tenantId, AccessKind kind, string secret, DateTimeOffset now, DateTimeOffset? expiresAt = null) => new()
    {
        Id = id,
        TenantId = tenantId,
        Kind = kind,
        Hash = HashOf(secret),
        Prefix = secret[..PrefixLength],
        CreatedAt = now,
        ExpiresAt = expiresAt,
    };

    /// <summary>A new secret of 256 random bits, in URL-safe letters.</summary>
    public static string NewSecret()
    {
        var bits = RandomNumberGenerator.GetBytes(32);
        return Convert.ToBase64String(bits).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public bool IsActive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    public void Used(DateTimeOffset now) => LastUsedAt = now;
}
