using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>POST …/go-live in its two steps: the number is compared with the plan of this moment, then Test Mode is turned off.</summary>
public sealed class GoingLive(ISender sender)
{
    /// <returns>The id of the full sync that follows; 409 with the right number when it isn't the one confirmed.</returns>
    public async Task<Result<Guid>> GoAsync(int confirmArchives, CancellationToken cancellationToken)
    {
        var consent = await sender.SendAsync(new ConfirmGoLive(confirmArchives), cancellationToken);
        return consent.IsFault ? consent.Fault : await sender.SendAsync(new GoLive(consent.Value), cancellationToken);
    }
}
