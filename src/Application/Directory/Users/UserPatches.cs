using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>One request, one command: which one a PATCH is.</summary>
public static class UserPatches
{
    public static ICommand<UserView> CommandFor(Guid id, PatchRequest patch, Precondition precondition) =>
        !patch.SetsOnlyActive(out var active) ? new PatchUser(id, patch, precondition)
        : active ? new RestoreUser(id, patch, precondition)
        : new ArchiveUser(id, patch, precondition);
}
