using Ksat.Provisioning.Application.Faults;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>The one mapping from fault to HTTP status and scimType (RFC 7644 §3.12, table 9; RFC 9865 §2.1).</summary>
internal static class FaultStatus
{
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(2);

    public static (int Status, string? ScimType) Of(FaultKind kind) => kind switch
    {
        FaultKind.InvalidFilter => (400, "invalidFilter"),
        FaultKind.InvalidPath => (400, "invalidPath"),
        FaultKind.NoTarget => (400, "noTarget"),
        FaultKind.InvalidValue => (400, "invalidValue"),
        FaultKind.InvalidSyntax => (400, "invalidSyntax"),
        FaultKind.Mutability => (400, "mutability"),
        FaultKind.TooMany => (400, "tooMany"),
        FaultKind.InvalidVers => (400, "invalidVers"),
        FaultKind.InvalidCount => (400, "invalidCount"),
        FaultKind.Invalid => (400, "invalidValue"),
        FaultKind.Sensitive => (403, "sensitive"),
        FaultKind.Forbidden => (403, null),
        FaultKind.NotFound => (404, null),
        FaultKind.Uniqueness => (409, "uniqueness"),
        FaultKind.Conflict => (409, null),
        FaultKind.Gone => (410, null),
        FaultKind.PreconditionFailed => (412, null),
        FaultKind.PayloadTooLarge => (413, null),
        FaultKind.Unavailable => (503, null),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
