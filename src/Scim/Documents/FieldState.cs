namespace Ksat.Provisioning.Scim.Documents;

public enum FieldStateKind
{
    /// <summary>Never sent, or left out of the last PUT: the roster's field stays as it is.</summary>
    Absent,

    /// <summary>The roster's field becomes this text.</summary>
    Value,

    /// <summary>Explicitly emptied after the identity provider had given a value: the roster's field is cleared.</summary>
    Cleared,
}

/// <summary>What the directory says about one mapped field (docs/product.md, "Fields").</summary>
public readonly record struct FieldState(FieldStateKind Kind, string? Text)
{
    public static FieldState Absent => default;

    public static FieldState Cleared => new(FieldStateKind.Cleared, null);

    public static FieldState Of(string text) => new(FieldStateKind.Value, text);
}
