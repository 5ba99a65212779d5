using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>A user as an answer shows him.</summary>
/// <param name="Document">The canonical SCIM document, without id, meta and groups.</param>
/// <param name="Groups">In the order of their ids; empty also where the answer leaves them out.</param>
public sealed record UserView(Guid Id, string Document, long Version, DateTimeOffset CreatedAt, DateTimeOffset LastModified, IReadOnlyList<GroupOfUser> Groups)
{
    public string Tag => EntityTag.Of(Version, Groups);

    internal static UserView Of(DirectoryUser user, IReadOnlyList<GroupOfUser> groups) =>
        new(user.Id, user.Document, user.Version, user.CreatedAt, user.LastModified, groups);
}
