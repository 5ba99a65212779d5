namespace Ksat.Provisioning.Domain.Tenants;

/// <summary>The installation itself: one row, whose key lets the first of several processes that start at once make the first tenant, and no other.</summary>
public sealed class Installation
{
    /// <summary>The key of the only row.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The tenant that the first start made.</summary>
    public Guid FirstTenantId { get; init; }
}
