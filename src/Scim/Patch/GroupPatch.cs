using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>A PATCH on a group as an ordered list of changes; all are to be applied, or none.</summary>
public sealed class GroupPatch
{
    private GroupPatch(IReadOnlyList<GroupChange> changes) => Changes = changes;

    /// <summary>The changes in order; neighbours that add, or that remove by value, are one change.</summary>
    public IReadOnlyList<GroupChange> Changes { get; }

    public bool IsEmpty => Changes.Count == 0;

    /// <summary>Whether there are changes, all of members.</summary>
    public bool ChangesMembersOnly => !IsEmpty && Changes.All(c => c is not (GroupChange.Rename or GroupChange.SetExternalId));

    /// <summary>Whether there are changes, all of the name.</summary>
    public bool ChangesNameOnly => !IsEmpty && Changes.All(c => c is GroupChange.Rename);

    /// <summary>
    /// Reads a PatchOp message. Faults: invalidSyntax, invalidPath, invalidFilter, invalidValue (a member of type Group, a name emptied), noTarget,
    /// mutability (a read-only attribute by path, a part of a member), tooMany (operations, members), and 413.
    /// </summary>
    public static Parsed<GroupPatch> Parse(ReadOnlyMemory<byte> utf8, ResourceType type, BodyLimits limits)
    {
        if (!JsonInput.Read(utf8, limits).TryValue(out var json, out var fault))
            return fault;
        using (json)
        {
            if (OperationReader.Read(json.RootElement, limits.MaxOperations, out var operations) is { } malformed)
                return malformed;
            var read = new GroupChanges(type, limits);
            foreach (var operation in operations)
                if (read.Read(operation) is { } wrong)
                    return wrong;
            return new GroupPatch(read.All);
        }
    }
}
