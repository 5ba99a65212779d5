namespace Ksat.Provisioning.Scim.Filters;

/// <summary>The comparison operators of RFC 7644, table 3.</summary>
public enum CompareOperator
{
    Eq,
    Ne,
    Co,
    Sw,
    Ew,
    Gt,
    Ge,
    Lt,
    Le,
}
