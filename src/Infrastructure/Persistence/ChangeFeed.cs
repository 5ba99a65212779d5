using System.Text.Json;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Infrastructure.Persistence.Conversions;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Collects what the unit of work records; numbered and written when it commits.</summary>
internal sealed class ChangeFeed(Caller caller, TimeProvider clock) : IChangeFeed
{
    private readonly List<FeedEntry> recorded = [];

    public IReadOnlyList<FeedEntry> Recorded => recorded;

    /// <summary>Whether a user or membership is new in the directory.</summary>
    public bool HasArrivals { get; private set; }

    public void Record(
        FeedKind kind,
        Guid objectId,
        IReadOnlyCollection<Guid>? members = null,
        IReadOnlyCollection<string>? values = null,
        bool arrives = false,
        IReadOnlyCollection<string>? attributes = null)
    {
        HasArrivals |= arrives || kind == FeedKind.UserCreated;
        recorded.Add(new FeedEntry
        {
            TenantId = caller.TenantId,
            At = clock.GetUtcNow(),
            Kind = kind,
            ObjectId = objectId,
            RequestId = caller.RequestId,
            Members = members is null ? null : FeedEntry.Pack(members),
            Values = values is null ? null : JsonSerializer.Serialize(values, JsonText.Options),
            Attributes = attributes is { Count: > 0 } ? string.Join(", ", attributes) : null,
        });
    }

    public void Forget()
    {
        recorded.Clear();
        HasArrivals = false;
    }
}
