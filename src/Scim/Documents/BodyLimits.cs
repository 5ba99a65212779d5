namespace Ksat.Provisioning.Scim.Documents;

/// <summary>What a request's body may measure.</summary>
/// <param name="MaxBytes">Bytes of the whole body; beyond it 413.</param>
/// <param name="MaxMembers">Members in one body, of a PUT or a whole PATCH; beyond it 400 tooMany.</param>
/// <param name="MaxOperations">Operations in one PATCH on a group; beyond it 400 tooMany.</param>
public sealed record BodyLimits(int MaxBytes = 16 * 1024 * 1024, int MaxMembers = 50_000, int MaxOperations = 10_000)
{
    /// <summary>Levels of nested objects and arrays.</summary>
    public const int MaxDepth = 32;

    /// <summary>UTF-8 bytes of any one string value (docs/product.md, "Fields").</summary>
    public const int MaxValueBytes = 65_536;

    /// <summary>Elements of one multi-valued attribute of a user.</summary>
    public const int MaxElements = 250;

    /// <summary>Operations of one PATCH on a user, and elements in all of them together: a user has no hundred attributes, a group has many members.</summary>
    public const int MaxUserOperations = 1_000;

    public static BodyLimits Default { get; } = new();
}
