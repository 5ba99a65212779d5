using System.Security.Cryptography;
using System.Text;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>
/// Whom or what a row is about, the same from one sync to the next: a user or group by SCIM id, by roster id where the directory has none; a membership by both SCIM ids.
/// </summary>
/// <param name="Member">Of memberships: the user, or what stands for a member value that matches nobody; otherwise empty.</param>
public readonly record struct RowSubject(ChangeObject Object, Guid Id, Guid Member)
{
    public static RowSubject Of(PlannedChange change) => change.Object switch
    {
        ChangeObject.Users => new RowSubject(change.Object, change.DirectoryId ?? change.UserId ?? Guid.Empty, Guid.Empty),
        ChangeObject.Groups => new RowSubject(change.Object, change.DirectoryId ?? change.GroupId ?? Guid.Empty, Guid.Empty),
        _ => new RowSubject(
            change.Object,
            change.DirectoryGroupId ?? change.GroupId ?? Guid.Empty,
            change.DirectoryId ?? change.UserId ?? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(change.Name)).AsSpan(0, 16))),
    };
}
