using System.Diagnostics.CodeAnalysis;

namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>Attribute data types (RFC 7643 §2.3).</summary>
[SuppressMessage("Naming", "CA1720", Justification = "RFC 7643 names the types so.")]
public enum AttributeType
{
    String,
    Boolean,
    DateTime,
    Reference,
    Binary,
    Complex,
    Integer,
    Decimal,
}

/// <summary>Who may write an attribute (RFC 7643 §7).</summary>
public enum Mutability
{
    ReadWrite,
    ReadOnly,
    Immutable,
    WriteOnly,
}

/// <summary>When an attribute is part of an answer (RFC 7643 §7).</summary>
public enum Returned
{
    Default,
    Always,
    Never,
    Request,
}

/// <summary>Among what an attribute's value is unique (RFC 7643 §7).</summary>
public enum Uniqueness
{
    None,
    Server,
    Global,
}
