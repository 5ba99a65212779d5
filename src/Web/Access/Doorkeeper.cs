using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Web.Hosting;

namespace Ksat.Provisioning.Web.Access;

/// <summary>Lets in whoever shows the right secret, and identifies the caller: the one place where a tenant comes from.</summary>
internal sealed class Doorkeeper(IAccessKeys keys, BadSecretBrake brake, Caller caller, TimeProvider clock)
{
    /// <summary>Judges the request by the secret of this kind. Bad secrets are answered late once an address has shown several.</summary>
    public async Task<Admission> AdmitAsync(HttpContext http, AccessKind kind)
    {
        if (PresentedSecret.Of(http.Request) is not { } secret)
        {
            return new Admission.NoSecret();
        }

        var found = await keys.FindAsync(kind, secret, http.RequestAborted);
        if (found.Fault is { Kind: FaultKind.Unavailable } fault)
        {
            return new Admission.Unavailable(fault);
        }

        if (found.IsFault)
        {
            await brake.DelayAsync(http.Connection.RemoteIpAddress, http.RequestAborted);
            return new Admission.BadSecret();
        }

        var grant = found.Value;
        if (grant.Suspended)
        {
            return new Admission.Suspended();
        }

        if (grant.TenantId is { } tenant)
        {
            caller.Identify(tenant, Ids.New(clock), grant.KeyId);
        }
        else
        {
            caller.IdentifyOperator(Ids.New(clock), grant.KeyId);
        }

        return new Admission.Admitted(grant);
    }
}
