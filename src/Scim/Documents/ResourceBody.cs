using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>A POST or PUT body, read leniently and brought into canonical form. Unknown and read-only attributes are dropped.</summary>
public sealed class ResourceBody
{
    private ResourceBody(ResourceType type, BodyReader read)
    {
        Type = type;
        Content = read.Content;
        Partial = read.Partial;
        Members = read.Members;
        ContainsPassword = read.ContainsPassword;
    }

    public ResourceType Type { get; }

    /// <summary>The user's name; empty for groups.</summary>
    public string UserName => Text("userName") ?? "";

    public string? ExternalId => Text("externalId");

    /// <summary>Required, and so never null, for groups.</summary>
    public string? DisplayName => Text("displayName");

    /// <summary>Null when the body doesn't say.</summary>
    public bool? Active => (Content["active"] as JsonValue)?.GetValue<bool>();

    /// <summary>A group's members; null when the body left them out (an explicit null counts as none).</summary>
    public IReadOnlyList<MemberValue>? Members { get; }

    /// <summary>Whether a password was sent. It was dropped.</summary>
    public bool ContainsPassword { get; }

    internal JsonObject Content { get; }

    internal IReadOnlySet<string> Partial { get; }

    /// <summary>
    /// Reads a body. Faults: invalidSyntax (no JSON object, duplicate names), invalidValue (a wrong type, a missing required attribute, a value too long, NUL),
    /// tooMany (values of one attribute, members), and 413.
    /// </summary>
    public static Parsed<ResourceBody> Read(ReadOnlyMemory<byte> utf8, ResourceType type, BodyLimits limits)
    {
        if (!JsonInput.Read(utf8, limits).TryValue(out var json, out var fault))
            return fault;
        using (json)
        {
            var reader = new BodyReader(type, limits);
            return reader.Read(json.RootElement) is { } wrong ? wrong : new ResourceBody(type, reader);
        }
    }

    private string? Text(string name) => (Content[name] as JsonValue)?.GetValue<string>();
}
