using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>A PATCH on a user, every dialect read and normalised (RFC 7644 §3.5.2, docs/clients.md). Apply it with <see cref="UserDocument.Apply"/>.</summary>
public sealed class PatchRequest
{
    private PatchRequest(IReadOnlyList<PatchAction> actions, bool containsPassword)
    {
        Actions = actions;
        ContainsPassword = containsPassword;
    }

    /// <summary>Whether nothing is left to do: no operations, or only ignored ones.</summary>
    public bool IsEmpty => Actions.Count == 0;

    /// <summary>Whether a password was sent beside other attributes. It was dropped.</summary>
    public bool ContainsPassword { get; }

    internal IReadOnlyList<PatchAction> Actions { get; }

    /// <summary>Whether every action gives a single value, so that none can be lost: most PATCHes are such.</summary>
    internal bool OnlySetsValues => Actions.All(a => a is SetSingle { Value: JsonValue });

    /// <summary>
    /// Reads a PatchOp message. Faults: invalidSyntax (the frame), invalidPath (an unknown attribute in a path), invalidFilter (within brackets),
    /// invalidValue (a wrong type, a required attribute emptied), noTarget (remove without path), mutability (a read-only attribute by path, a password alone),
    /// tooMany (<see cref="BodyLimits.MaxUserOperations"/>), and 413.
    /// </summary>
    public static Parsed<PatchRequest> Parse(ReadOnlyMemory<byte> utf8, ResourceType type, BodyLimits limits)
    {
        if (!JsonInput.Read(utf8, limits).TryValue(out var json, out var fault))
            return fault;
        using (json)
        {
            if (OperationReader.Read(json.RootElement, BodyLimits.MaxUserOperations, out var operations) is { } malformed)
                return malformed;
            var read = new UserActions(type);
            foreach (var operation in operations)
                if (read.Read(operation) is { } wrong)
                    return wrong;
            if (read.ContainsPassword && read.All.Count == 0)
                return new ScimFault(ScimFaultKind.Mutability, "Password sync is not supported: this service never accepts passwords. Switch it off in the identity provider.", "password");
            return new PatchRequest(read.All, read.ContainsPassword);
        }
    }

    /// <summary>Whether the request sets active and nothing else: then it archives or restores.</summary>
    /// <param name="active">The value that stays, of the last such operation.</param>
    public bool SetsOnlyActive(out bool active)
    {
        active = false;
        foreach (var action in Actions)
        {
            if (action is not SetSingle { Path: { Schema: null, Attribute: "active" }, Value: JsonValue value })
                return false;
            active = value.GetValue<bool>();
        }

        return Actions.Count > 0;
    }
}
