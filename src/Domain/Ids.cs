namespace Ksat.Provisioning.Domain;

/// <summary>The one factory of ids: UUIDv7, so that the order of ids is the order of their making.</summary>
/// <remarks>Stored big-endian in 16 bytes on both providers, so that byte order is time order there too.</remarks>
public static class Ids
{
#pragma warning disable RS0030 // The one place that may call the platform's factory.
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
#pragma warning restore RS0030

    /// <summary>Ids appear in URLs and JSON as 32 lower-case hexadecimal digits with hyphens; anything else is nobody's id.</summary>
    public static bool TryParse(string? text, out Guid id) => Guid.TryParseExact(text, "D", out id);
}
