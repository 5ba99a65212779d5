using Ksat.Provisioning.Scim.Patch;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>A user as the directory keeps it: one canonical JSON document and the states of the fields without value. Immutable.</summary>
public sealed class UserDocument
{
    private UserDocument(string json, string states)
    {
        Json = json;
        States = states;
    }

    /// <summary>Compact JSON, canonical names and order, no nulls, without id, meta, groups and schemas.</summary>
    public string Json { get; }

    /// <summary>JSON map of leaf path → "cleared" or "left", for fields once given and now without value; "{}" when there are none.</summary>
    public string States { get; }

    public string UserName => "";

    public string? ExternalId => null;

    public string? DisplayName => null;

    public bool Active => true;

    public IReadOnlyList<EmailValue> Emails => [];

    /// <summary>The enterprise extension's manager.value.</summary>
    public string? ManagerValue => null;

    /// <summary>A stored document. Both texts must have come from this class.</summary>
    public static UserDocument Load(string json, string states, ResourceType? type = null) => new(json, states);

    /// <summary>A new user; active unless the body says otherwise.</summary>
    public static UserDocument Create(ResourceBody body) => throw new NotImplementedException();

    /// <summary>PUT: what the body leaves out disappears, except active; a password is ignored (RFC 7644 §3.5.1).</summary>
    public DocumentChange Replace(ResourceBody body) => throw new NotImplementedException();

    /// <summary>PATCH: all operations or none. Faults: noTarget, invalidValue, tooMany.</summary>
    public Parsed<DocumentChange> Apply(PatchRequest request) => throw new NotImplementedException();

    /// <summary>One mapped field. For many fields or documents use <see cref="FieldReader"/>.</summary>
    public FieldState Field(MappedPath path) => throw new NotImplementedException();
}
