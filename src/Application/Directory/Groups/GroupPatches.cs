using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>One request, one command: which one a PATCH is.</summary>
public static class GroupPatches
{
    public static ICommand<GroupView> CommandFor(Guid id, GroupPatch patch, Precondition precondition) =>
        patch.ChangesMembersOnly ? new PatchGroupMembers(id, patch, precondition)
        : patch.ChangesNameOnly ? new RenameGroup(id, patch, precondition)
        : new PatchGroup(id, patch, precondition);
}
