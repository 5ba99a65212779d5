using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.AccessKeys;

/// <summary>A token or key without its secret.</summary>
public sealed record AccessKeyView(Guid Id, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    internal static AccessKeyView Of(AccessKey key) => new(key.Id, key.Prefix, key.CreatedAt, key.ExpiresAt, key.LastUsedAt, key.RevokedAt);
}

/// <summary>A new token or key with its secret, this once.</summary>
public sealed record IssuedKey(AccessKeyView Key, string Secret);
