using System.Runtime.CompilerServices;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>
/// Which attributes an answer carries: <c>attributes</c>, <c>excludedAttributes</c> and the table's <c>returned</c> (RFC 7644 §3.9).
/// id and schemas always, passwords never. Of both lists given, the second takes away from the first. Unknown names are ignored.
/// A value path in <c>attributes</c>, which some clients send, asks for the attribute: its filter is left out.
/// </summary>
public sealed class Projection
{
    private static readonly ConditionalWeakTable<ResourceType, Projection> Defaults = [];

    private readonly ResourceType type;
    private readonly HashSet<string>? requested;
    private readonly HashSet<string> parents = new(StringComparer.Ordinal);
    private readonly HashSet<string> excluded;

    private Projection(ResourceType type, HashSet<string>? requested, HashSet<string> excluded)
    {
        this.type = type;
        this.requested = requested;
        this.excluded = excluded;
        foreach (var path in requested ?? [])
            if (AttributePath.Parse(path, type) is { IsFault: false, Value.SubAttribute: not null } sub)
                parents.Add(sub.Value.Parent.ToString());
        IsWhole = requested is null && excluded.Count == 0
            && !type.AllAttributes.Any(a => a.Attribute.Mutability != Mutability.WriteOnly && (Hides(a.Attribute) || a.Attribute.SubAttributes.Any(Hides)));
    }

    /// <summary>Whether <c>attributes</c> or <c>excludedAttributes</c> named anything: then a PATCH on a group answers with the group (docs/clients.md, "Decisions").</summary>
    public bool IsAsked => requested is not null || excluded.Count > 0;

    /// <summary>Whether stored documents may be copied as they are.</summary>
    internal bool IsWhole { get; }

    /// <summary>"User" or "Group".</summary>
    public string ResourceName => type.Name;

    internal ResourceType Type => type;

    /// <summary>Everything that is returned by default.</summary>
    public static Projection Default(ResourceType type) => Defaults.GetValue(type, static known => new(known, null, []));

    /// <param name="attributes">Comma-separated paths, or null.</param>
    /// <param name="excludedAttributes">Comma-separated paths, or null.</param>
    /// <param name="type">The resource's type.</param>
    public static Parsed<Projection> Parse(string? attributes, string? excludedAttributes, ResourceType type) =>
        string.IsNullOrWhiteSpace(attributes) && string.IsNullOrWhiteSpace(excludedAttributes) ? Default(type)
        : new Projection(type, string.IsNullOrWhiteSpace(attributes) ? null : Paths(attributes, type, withFilters: true), Paths(excludedAttributes, type));

    /// <summary>Whether any part of what the path names is answered.</summary>
    public bool Includes(AttributePath path)
    {
        if (type.Find(path.Schema, path.Attribute) is not { } attribute || !Includes(path.Schema, attribute))
            return false;
        return path.SubAttribute is null || (attribute.Sub(path.SubAttribute) is { } sub && Includes(path.Schema, attribute, sub));
    }

    /// <summary>Whether a core attribute is answered, such as a group's members, which are then to be read.</summary>
    public bool Includes(string coreAttribute) => Includes(new AttributePath(null, coreAttribute));

    internal bool Includes(string? schema, AttributeDefinition attribute)
    {
        if (attribute.Returned is Returned.Always or Returned.Never)
            return attribute.Returned == Returned.Always;
        var path = Text(schema, attribute);
        if (requested is null ? attribute.Returned == Returned.Request : !Requested(schema, path) && !parents.Contains(path))
            return false;
        return !Excluded(schema, path);
    }

    internal bool Includes(string? schema, AttributeDefinition attribute, AttributeDefinition sub)
    {
        if (sub.Returned is Returned.Always or Returned.Never)
            return sub.Returned == Returned.Always;
        var path = Text(schema, attribute);
        var subPath = $"{path}.{sub.Name}";
        if (requested is null ? sub.Returned == Returned.Request : !requested.Contains(subPath) && (sub.Returned == Returned.Request || !Requested(schema, path)))
            return false;
        return !excluded.Contains(subPath);
    }

    private static bool Hides(AttributeDefinition attribute) => attribute.Returned is Returned.Never or Returned.Request;

    private static string Text(string? schema, AttributeDefinition attribute) => schema is null ? attribute.Name : $"{schema}:{attribute.Name}";

    private bool Requested(string? schema, string path) => requested!.Contains(path) || requested.Contains(schema ?? type.Core.Id);

    private bool Excluded(string? schema, string path) => excluded.Contains(path) || excluded.Contains(schema ?? type.Core.Id);

    private static HashSet<string> Paths(string? list, ResourceType type, bool withFilters = false)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in list.AsSpan().Split(','))
        {
            var name = list.AsSpan()[range].Trim();
            if (withFilters)
                name = WithoutFilter(name);
            if (name.Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase))
                paths.Add(type.Core.Id);
            else if (type.Extension(name) is { } extension)
                paths.Add(extension.Id);
            else if (!name.IsEmpty && PathText.Resolve(name, type, out var resolved))
                paths.Add(resolved.ToPath().ToString());
        }

        return paths;
    }

    private static ReadOnlySpan<char> WithoutFilter(ReadOnlySpan<char> path)
    {
        var open = path.IndexOf('[');
        if (open < 0)
            return path;
        var close = path.LastIndexOf(']');
        return close < open ? path[..open] : string.Concat(path[..open], path[(close + 1)..]);
    }
}
