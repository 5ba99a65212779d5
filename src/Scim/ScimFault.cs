namespace Ksat.Provisioning.Scim;

/// <summary>Why a request could not be understood or carried out (RFC 7644 §3.12, table 9).</summary>
public enum ScimFaultKind
{
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

    /// <summary>RFC 9865 §2.1.</summary>
    InvalidCount,
}

/// <summary>An expected failure, told to the client. Parsers return it, they never throw on input.</summary>
/// <param name="Kind">The SCIM error keyword; the web maps it to a status.</param>
/// <param name="Detail">A sentence for the client's admin; it may name attribute and value, so it must not be logged.</param>
/// <param name="Attribute">The attribute concerned, free of values: the only part that may be logged.</param>
public sealed record ScimFault(ScimFaultKind Kind, string Detail, string? Attribute = null);
