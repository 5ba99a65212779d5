using Ksat.Provisioning.Scim;

namespace Ksat.Provisioning.Application.Faults;

/// <summary>Why a request was refused: expected failures are values.</summary>
public enum FaultKind
{
    // What a SCIM request can get wrong (RFC 7644 §3.12, table 9; RFC 9865 §2.1).
    InvalidFilter,
    InvalidPath,
    NoTarget,
    InvalidValue,
    InvalidSyntax,
    Mutability,
    Uniqueness,
    TooMany,
    InvalidVers,
    Sensitive,
    PayloadTooLarge,
    InvalidCount,

    // What any request can meet.
    Invalid,
    NotFound,
    Conflict,
    PreconditionFailed,
    Gone,
    Forbidden,

    /// <summary>The database is locked or full, or another write kept getting in between: try again.</summary>
    Unavailable,
}

/// <param name="Detail">A sentence for the caller; may name values he sent. Never logged.</param>
/// <param name="Attribute">The attribute concerned; what the log may keep.</param>
/// <param name="Errors">Per field, for the console's API.</param>
public sealed record Fault(FaultKind Kind, string Detail, string? Attribute = null, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public static Fault NotFound(string detail) => new(FaultKind.NotFound, detail);

    public static Fault Conflict(string detail) => new(FaultKind.Conflict, detail);

    /// <summary>One field of the console's API is wrong.</summary>
    public static Fault Invalid(string field, string message) =>
        new(FaultKind.Invalid, message, field, new Dictionary<string, string[]> { [field] = [message] });

    public static Fault Of(ScimFault fault) => new(KindOf(fault.Kind), fault.Detail, fault.Attribute);

    private static FaultKind KindOf(ScimFaultKind kind) => kind switch
    {
        ScimFaultKind.InvalidFilter => FaultKind.InvalidFilter,
        ScimFaultKind.InvalidPath => FaultKind.InvalidPath,
        ScimFaultKind.NoTarget => FaultKind.NoTarget,
        ScimFaultKind.InvalidValue => FaultKind.InvalidValue,
        ScimFaultKind.InvalidSyntax => FaultKind.InvalidSyntax,
        ScimFaultKind.Mutability => FaultKind.Mutability,
        ScimFaultKind.Uniqueness => FaultKind.Uniqueness,
        ScimFaultKind.TooMany => FaultKind.TooMany,
        ScimFaultKind.InvalidVers => FaultKind.InvalidVers,
        ScimFaultKind.Sensitive => FaultKind.Sensitive,
        ScimFaultKind.PayloadTooLarge => FaultKind.PayloadTooLarge,
        ScimFaultKind.InvalidCount => FaultKind.InvalidCount,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
