using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Faults;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>Conditional reading (RFC 7644 §3.14, RFC 9110 §13): writes are judged inside their transaction instead.</summary>
internal static class Conditional
{
    public static ScimAnswer Answer(ScimRequest request, ScimAnswer found)
    {
        var (ifMatch, ifNoneMatch) = request.Precondition;
        if (ifMatch is not null && !EntityTag.Holds(ifMatch, found.Tag!))
        {
            return ScimAnswer.Refused(new Fault(FaultKind.PreconditionFailed, $"The resource has changed since: its version is now {found.Tag}.", "meta.version"));
        }

        return ifNoneMatch is not null && EntityTag.Holds(ifNoneMatch, found.Tag!)
            ? found with { Status = StatusCodes.Status304NotModified, Body = null }
            : found;
    }
}
