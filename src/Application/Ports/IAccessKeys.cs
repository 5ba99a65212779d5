using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>Finds out whom a presented secret belongs to. Across tenants: it is what names the tenant.</summary>
public interface IAccessKeys
{
    /// <summary>The grant of an active (not revoked, not expired) key of this kind. Looked up by SHA-256; last use is noted off the request's path, at most once a minute.</summary>
    /// <returns><see cref="FaultKind.NotFound"/> where it is nobody's, <see cref="FaultKind.Unavailable"/> where the database can't be asked.</returns>
    Task<Result<AccessGrant>> FindAsync(AccessKind kind, string secret, CancellationToken cancellationToken);
}

/// <param name="TenantId">Null for the operator key.</param>
/// <param name="Suspended">The tenant was suspended by the operator: 403.</param>
/// <param name="Enabled">User provisioning is switched on; while it is off, SCIM answers 403.</param>
/// <param name="AnswerUserPatchWith204">The tenant's compatibility setting for SCIM: here because every request reads the grant anyway.</param>
public sealed record AccessGrant(Guid KeyId, Guid? TenantId, bool Suspended, bool Enabled, bool AnswerUserPatchWith204 = false);
