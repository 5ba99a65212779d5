using Ksat.Provisioning.Domain.Feed;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>The record of accepted writes. Only inside a unit of work; numbered and written when it commits.</summary>
public interface IChangeFeed
{
    /// <summary>Records one accepted write of the caller.</summary>
    /// <param name="kind">What happened; <see cref="FeedKind.NothingChanged"/> for a write that changed nothing.</param>
    /// <param name="objectId">The SCIM id of the user or group.</param>
    /// <param name="members">For member changes: the users concerned.</param>
    /// <param name="values">See <see cref="FeedEntry.Values"/>.</param>
    /// <param name="arrives">Somebody is new in a group; a user who is made is new anyway.</param>
    /// <param name="attributes">Names, see <see cref="FeedEntry.Attributes"/>.</param>
    void Record(
        FeedKind kind,
        Guid objectId,
        IReadOnlyCollection<Guid>? members = null,
        IReadOnlyCollection<string>? values = null,
        bool arrives = false,
        IReadOnlyCollection<string>? attributes = null);
}
