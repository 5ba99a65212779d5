using Ksat.Provisioning.Application.Faults;

namespace Ksat.Provisioning.Application.Directory;

/// <summary>On what the client makes a write depend (RFC 7644 §3.14): the headers as sent, judged inside the transaction.</summary>
public sealed record Precondition(string? IfMatch, string? IfNoneMatch)
{
    public static Precondition None { get; } = new(null, null);

    /// <summary>The fault that keeps the write from a resource of this version, or null.</summary>
    public Fault? Against(long version)
    {
        if (IfMatch is not null && !EntityTag.HoldsVersion(IfMatch, version))
        {
            return new Fault(FaultKind.PreconditionFailed, $"The resource has changed since: its version is now {EntityTag.Of(version)}.", "meta.version");
        }

        return IfNoneMatch is not null && EntityTag.HoldsVersion(IfNoneMatch, version)
            ? new Fault(FaultKind.PreconditionFailed, $"The resource has the version {EntityTag.Of(version)} that If-None-Match excludes.", "meta.version")
            : null;
    }
}
