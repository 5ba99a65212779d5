using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>Paths into search documents.</summary>
internal static class JsonPaths
{
    /// <summary>The attribute itself, without its sub-attribute.</summary>
    public static string Attribute(AttributePath path) => path.Schema is null ? "$" + Step(path.Attribute) : "$" + Step(path.Schema) + Step(path.Attribute);

    /// <summary>The value that a path ends in, where no array is on the way.</summary>
    public static string Value(AttributePath path) => path.SubAttribute is null ? Attribute(path) : Attribute(path) + Step(path.SubAttribute);

    /// <summary>A sub-attribute of an array's element.</summary>
    public static string InElement(string subAttribute) => "$" + Step(subAttribute);

    private static string Step(string name) => name.All(char.IsAsciiLetterOrDigit) ? "." + name : ".\"" + name + "\"";
}
