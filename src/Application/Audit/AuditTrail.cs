using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Application.Audit;

/// <summary>Writes down what an admin does, in the transaction of the deed: there is no deed without its entry.</summary>
internal sealed class AuditTrail(IStore store, Caller caller, TimeProvider clock)
{
    /// <param name="text">What was done; names no person and no secret.</param>
    /// <param name="objectId">The key, token, roster user or sync concerned.</param>
    /// <param name="fields">Before → after.</param>
    public void Record(AuditKind kind, string text, Guid? objectId = null, IReadOnlyList<FieldChange>? fields = null) => store.Add(new AuditEntry
    {
        TenantId = caller.TenantId,
        Id = Ids.New(clock),
        At = clock.GetUtcNow(),
        Kind = kind,
        Text = text,
        ObjectId = objectId,
        AccessKeyId = caller.AccessKeyId,
        RequestId = caller.RequestId,
        Fields = fields ?? [],
    });
}
