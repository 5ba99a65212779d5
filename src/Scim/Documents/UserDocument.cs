using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Patch;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>A user as the directory keeps it: one canonical JSON document and the states of the fields without value. Immutable.</summary>
public sealed class UserDocument
{
    private readonly ResourceType type;
    private readonly Lazy<JsonObject> root;

    private UserDocument(string json, string states, ResourceType type)
    {
        Json = json;
        States = states;
        this.type = type;
        root = new(Tree);
    }

    /// <summary>Compact JSON, canonical names and order, no nulls, without id, meta, groups and schemas.</summary>
    public string Json { get; }

    /// <summary>JSON map of leaf path → "cleared" or "left", for fields once given and now without value; "{}" when there are none.</summary>
    public string States { get; }

    public string UserName => Text("userName") ?? "";

    public string? ExternalId => Text("externalId");

    public string? DisplayName => Text("displayName");

    /// <summary>Null once the attribute was removed: then it says nothing, and the user stays what he was.</summary>
    public bool? Active => (root.Value["active"] as JsonValue)?.GetValue<bool>();

    /// <summary>The addresses that have a value, in the order sent.</summary>
    public IReadOnlyList<EmailValue> Emails =>
    [
        .. from element in (root.Value["emails"] as JsonArray ?? []).OfType<JsonObject>()
           where element["value"] is not null
           select new EmailValue(element["value"]!.GetValue<string>(), element["type"]?.GetValue<string>(), ValueReader.IsPrimary(element)),
    ];

    /// <summary>The enterprise extension's manager.value.</summary>
    public string? ManagerValue => root.Value[SchemaUrns.EnterpriseUser]?["manager"]?["value"]?.GetValue<string>();

    /// <summary>A stored document. Both texts must have come from this class.</summary>
    public static UserDocument Load(string json, string states, ResourceType? type = null) =>
        new(json, states.Length == 0 ? FieldStates.None : states, type ?? SchemaTable.Default.Users);

    /// <summary>A new user; active unless the body says otherwise.</summary>
    public static UserDocument Create(ResourceBody body)
    {
        var content = (JsonObject)body.Content.DeepClone();
        content["active"] ??= true;
        return new(Canonical(content, body.Type), FieldStates.None, body.Type);
    }

    /// <summary>A field that had a value was cleared, and has got none since.</summary>
    public bool HasCleared => States.Contains(FieldStates.Cleared, StringComparison.Ordinal);

    /// <summary>PUT: what the body leaves out disappears, except active; a password is ignored (RFC 7644 §3.5.1).</summary>
    /// <param name="body">The user as he shall be.</param>
    /// <param name="keepsCleared">What was cleared before and is left out now still counts as cleared, because nobody has taken notice of it yet.</param>
    public DocumentChange Replace(ResourceBody body, bool keepsCleared = false)
    {
        var content = (JsonObject)body.Content.DeepClone();
        if (Active is { } stays)
            content["active"] ??= stays;
        return Become(content, Emptied.By(body), whole: true, keepsCleared);
    }

    /// <summary>PATCH: all operations or none. Faults: noTarget, invalidValue, tooMany.</summary>
    public Parsed<DocumentChange> Apply(PatchRequest request)
    {
        if (request.IsEmpty)
            return new DocumentChange(this, false, false);
        var content = Tree();
        var emptied = new Emptied();
        foreach (var action in request.Actions)
            if (action.Apply(content, emptied) is { } fault)
                return fault;
        return States == FieldStates.None && request.OnlySetsValues
            ? Become(content, FieldStates.None)
            : Become(content, emptied, whole: false);
    }

    /// <summary>One mapped field. For many fields or documents use <see cref="FieldReader"/>.</summary>
    public FieldState Field(MappedPath path) => FieldReader.Compile([path]).Read(Json, States)[0];

    /// <summary>A tree of its own on every call: the nodes can be changed.</summary>
    internal JsonObject Tree() => JsonNode.Parse(Json)!.AsObject();

    private static string Canonical(JsonObject content, ResourceType type)
    {
        CanonicalJson.Prune(content);
        return CanonicalJson.Write(content, type);
    }

    private DocumentChange Become(JsonObject content, Emptied emptied, bool whole, bool keepsCleared = false)
    {
        var json = Canonical(content, type);
        if (json == Json && States == FieldStates.None)
            return new(this, false, false);
        var states = FieldStates.Parse(States).Next(Leaf.Of(root.Value, type), Leaf.Of(content, type), emptied, whole, keepsCleared).ToString();
        return json == Json && states == States
            ? new(this, false, false)
            : new(new(json, states, type), true, json != Json);
    }

    /// <summary>The short way for a write that can't take a value away: the states stay.</summary>
    private DocumentChange Become(JsonObject content, string states)
    {
        var json = Canonical(content, type);
        return json == Json ? new(this, false, false) : new(new(json, states, type), true, true);
    }

    private string? Text(string name) => (root.Value[name] as JsonValue)?.GetValue<string>();
}
