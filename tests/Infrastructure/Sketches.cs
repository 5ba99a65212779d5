using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ksat.Provisioning.Infrastructure.Tests;

/// <summary>People and groups in a line.</summary>
internal static class Sketches
{
    private static readonly DateTimeOffset Made = new(2026, 3, 1, 7, 0, 0, TimeSpan.Zero);

    /// <summary>A step further at each look: whoever is sketched first has the lower id.</summary>
    private static readonly FakeTimeProvider Clock = new(Made) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    public static DirectoryUser User(
        this TestTenant tenant, string userName, string? externalId = null, string? displayName = null, bool active = true, string? manager = null)
    {
        var user = new DirectoryUser { TenantId = tenant.Id, Id = Ids.New(Clock), CreatedAt = Made };
        user.Write(new DirectoryUserContent(userName, externalId, displayName, active, manager, [userName], "{}", "{}", ""), Made);
        return user;
    }

    public static DirectoryGroup Group(this TestTenant tenant, string name) => DirectoryGroup.Create(tenant.Id, Ids.New(Clock), name, null, Made);

    public static DirectoryMember With(this DirectoryGroup group, DirectoryUser user, string? display = null) =>
        new() { TenantId = group.TenantId, GroupId = group.Id, UserId = user.Id, Display = display };

    public static UnknownMember With(this DirectoryGroup group, string value, string? display = null) => UnknownMember.Of(group.TenantId, group.Id, value, display);

    public static RosterUser Person(
        this TestTenant tenant, string email, DirectoryUser? linked = null, RosterStatus status = RosterStatus.Active, Guid? link = null) => new()
        {
            TenantId = tenant.Id,
            Id = Ids.New(Clock),
            Email = email,
            EmailKey = CaseFolding.Key(email),
            Status = status,
            DirectoryUserId = link ?? linked?.Id,
            CreatedAt = Made,
        };

    public static RosterGroup ConsoleGroup(
        this TestTenant tenant, string name, DirectoryGroup? linked = null, RosterStatus status = RosterStatus.Active, bool managed = true, Guid? link = null) => new()
        {
            TenantId = tenant.Id,
            Id = Ids.New(Clock),
            Name = name,
            NameKey = CaseFolding.Key(name),
            Status = status,
            Managed = managed,
            DirectoryGroupId = link ?? linked?.Id,
            CreatedAt = Made,
        };

    public static RosterMembership With(this RosterGroup group, RosterUser user, RosterStatus status = RosterStatus.Active, bool managed = true) => new()
    {
        TenantId = group.TenantId,
        GroupId = group.Id,
        UserId = user.Id,
        Managed = managed,
        Status = status,
    };

    /// <summary>Names something within a list.</summary>
    public static T Also<T>(this T thing, out T name) => name = thing;
}
