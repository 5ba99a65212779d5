using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>What a full sync of the caller's tenant would do now.</summary>
public interface IPlanPreview
{
    /// <summary>The rows, in the order of users, groups, memberships; streamed, nothing is written.</summary>
    IAsyncEnumerable<PlannedChange> RunAsync(CancellationToken cancellationToken);
}
