using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>A group as an answer shows it.</summary>
/// <param name="Members">Null where the answer leaves them out.</param>
public sealed record GroupView(
    Guid Id, string DisplayName, string? ExternalId, long Version, DateTimeOffset CreatedAt, DateTimeOffset LastModified, IReadOnlyList<MemberRow>? Members)
{
    public string Tag => EntityTag.Of(Version);

    internal static GroupView Of(DirectoryGroup group, IReadOnlyList<MemberRow>? members) =>
        new(group.Id, group.DisplayName, group.ExternalId, group.Version, group.CreatedAt, group.LastModified, members);
}

/// <summary>One page of groups, read one after another, so that only one group's members stand in memory.</summary>
/// <param name="Next">Behind which group the next page begins; null: this is the last one, or pages are counted by index.</param>
public sealed record GroupPage(int Total, int StartIndex, int Count, IAsyncEnumerable<GroupView> Items, Position? Next = null);
