using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Web.Access;

/// <summary>What the doorkeeper says of a request; each door tells it in its own form.</summary>
internal abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Come in; the caller is identified.</summary>
    public sealed record Admitted(AccessGrant Grant) : Admission;

    /// <summary>401: no secret was shown, or more than one.</summary>
    public sealed record NoSecret : Admission;

    /// <summary>401: nobody's secret, one of another kind, revoked or expired.</summary>
    public sealed record BadSecret : Admission;

    /// <summary>503: the database can't be asked whose secret it is.</summary>
    public sealed record Unavailable(Fault Fault) : Admission;

    /// <summary>403: the operator of the installation has suspended the tenant.</summary>
    public sealed record Suspended : Admission;
}
