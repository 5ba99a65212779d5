using System.Text.Json.Serialization;

namespace Ksat.Provisioning.Domain.Tenants;

/// <summary>Account Settings › User Provisioning of one tenant. Stored as one JSON document; changed as a whole.</summary>
public sealed record TenantSettings
{
    public static TenantSettings ForNewTenant { get; } = new();

    /// <summary>The services a tenant can choose; "SCIM" is the only one so far.</summary>
    public static IReadOnlyList<string> Services { get; } = ["SCIM"];

    public bool Enabled { get; init; } = true;

    public bool TestMode { get; init; } = true;

    /// <summary>The provisioning service in use, one of <see cref="Services"/>.</summary>
    public string Service { get; init; } = "SCIM";

    /// <summary>Null: the installation's setting (Sync:QuietPeriod).</summary>
    public TimeSpan? QuietPeriod { get; init; }

    /// <summary>Null: the installation's setting (Sync:MaxDelay).</summary>
    public TimeSpan? MaxDelay { get; init; }

    /// <summary>Lower-case domain names without "@"; empty: all are allowed.</summary>
    public IReadOnlyList<string> AllowedDomains { get; init; } = [];

    /// <summary>Bought seats; going over them is a warning on the report. Null: unlimited.</summary>
    public int? Seats { get; init; }

    public ArchiveGuard ArchiveGuard { get; init; } = new();

    public MembershipGuard MembershipGuard { get; init; } = new();

    public StaleSync StaleSync { get; init; } = new();

    public int RetentionDays { get; init; } = 400;

    /// <summary>Which SCIM attribute feeds which roster field.</summary>
    public IReadOnlyList<FieldMapping> Mapping { get; init; } = DefaultMapping.Entries;

    /// <summary>Where clients contradict each other: answer PATCH on a user with 204 instead of 200 and the user.</summary>
    public bool AnswerUserPatchWith204 { get; init; }

    /// <summary>Switching provisioning on, or to another service, turns Test Mode on, whatever else was asked (docs/product.md, "First start").</summary>
    public TenantSettings Safe(TenantSettings before) =>
        (Enabled && !before.Enabled) || Service != before.Service ? this with { TestMode = true } : this;
}

// Null is a value of its own here: it must be stored, or the default would come back.

/// <summary>How much one sync may archive before the rows are held. <paramref name="Percent"/> counts from <paramref name="Floor"/> active managed users on; <paramref name="Count"/> always.</summary>
public sealed record ArchiveGuard(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Percent = 20, int Floor = 100, int? Count = null, int WindowHours = 24);

/// <summary>How much of one group a sync may remove before the rows are held.</summary>
public sealed record MembershipGuard(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Percent = 20, int Floor = 100);

/// <summary>After how many hours without a sync who is told; null: nobody.</summary>
public sealed record StaleSync(int? Hours = null, IReadOnlyList<string>? Recipients = null);

/// <summary>One row of the attribute mapping: a roster field by its API name and the SCIM attribute path that feeds it.</summary>
public sealed record FieldMapping(string Field, string Attribute);
