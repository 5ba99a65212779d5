using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>A PATCH on a group as an ordered list of changes; all are to be applied, or none.</summary>
public sealed class GroupPatch
{
    private GroupPatch(IReadOnlyList<GroupChange> changes) => Changes = changes;

    public IReadOnlyList<GroupChange> Changes { get; }

    /// <summary>Whether there are changes, all of members.</summary>
    public bool ChangesMembersOnly => Changes.Count > 0 && Changes.All(c => c is not (GroupChange.Rename or GroupChange.SetExternalId));

    /// <summary>Whether there are changes, all of the name.</summary>
    public bool ChangesNameOnly => Changes.Count > 0 && Changes.All(c => c is GroupChange.Rename);

    /// <summary>Faults: invalidSyntax, invalidPath, invalidFilter, invalidValue, noTarget, mutability, tooMany, and 413.</summary>
    public static Parsed<GroupPatch> Parse(ReadOnlyMemory<byte> utf8, ResourceType type, BodyLimits limits) => throw new NotImplementedException();
}
