namespace Ksat.Provisioning.Application.Ports;

/// <summary>On whose behalf the code runs: one per request or background run, set once at the door.</summary>
/// <remarks>The store's tenant filter reads <see cref="TenantId"/>; nothing of another tenant is ever seen.</remarks>
public sealed class Caller
{
    private Guid? tenantId;

    /// <summary>The tenant that the token or key names.</summary>
    /// <exception cref="InvalidOperationException">Nobody was identified: a fault of the code, not of the caller.</exception>
    public Guid TenantId => tenantId ?? throw new InvalidOperationException("No tenant was identified.");

    public bool HasTenant => tenantId is not null;

    /// <summary>The request's id, in the change feed and the request log; null in background runs.</summary>
    public Guid? RequestId { get; private set; }

    /// <summary>Which access key was presented, for the audit.</summary>
    public Guid? AccessKeyId { get; private set; }

    /// <summary>The operator of the installation: no tenant, until he names one.</summary>
    public void IdentifyOperator(Guid requestId, Guid accessKeyId) => (RequestId, AccessKeyId) = (requestId, accessKeyId);

    /// <exception cref="InvalidOperationException">It is set already, to another tenant.</exception>
    public void Identify(Guid tenant, Guid? requestId = null, Guid? accessKeyId = null)
    {
        if (tenantId is { } known && known != tenant)
        {
            throw new InvalidOperationException("A caller cannot change tenants.");
        }

        (tenantId, RequestId, AccessKeyId) = (tenant, requestId, accessKeyId);
    }
}
