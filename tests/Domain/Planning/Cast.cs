using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Tests.Planning;

/// <summary>The people and groups on whom the rules are tried.</summary>
internal static class Cast
{
    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>A console user; where <paramref name="linkedTo"/> is given, linked to that SCIM id by an earlier sync.</summary>
    public static RosterUser Console(string email, Guid? linkedTo = null, Action<RosterUser>? with = null)
    {
        var user = new RosterUser
        {
            Id = Id(CaseFolding.Key(email).GetHashCode(StringComparison.Ordinal)),
            Email = email,
            EmailKey = CaseFolding.Key(email),
            DirectoryUserId = linkedTo,
            LinkedExternalId = linkedTo is null ? null : $"external-{linkedTo}",
        };
        with?.Invoke(user);
        return user;
    }

    public static RosterUser ArchivedConsole(string email, Guid? linkedTo = null) => Console(email, linkedTo, user => user.Status = RosterStatus.Archived);

    public static DirectoryPerson Person(int number, string userName, bool active = true, params (string Field, string? Text)[] claims) =>
        new(Id(number), $"external-{Id(number)}", userName, "Display Name", active, [.. claims.Select(claim => new FieldClaim(RosterFields.Find(claim.Field)!, claim.Text))]);

    /// <summary>His case where no one else plays a part: linked to <paramref name="user"/>, or holding his address, as the two themselves tell.</summary>
    public static UserCase Case(DirectoryPerson person, RosterUser? user = null)
    {
        var linked = user?.DirectoryUserId == person.Id ? user : null;
        var holder = user?.EmailKey == CaseFolding.Key(person.UserName) ? user : null;
        return new UserCase(person, linked, holder, null, false);
    }

    public static UserDecision Decide(UserCase userCase, params string[] allowedDomains) => Decide([userCase], allowedDomains)[0];

    public static IReadOnlyList<UserDecision> Decide(IReadOnlyList<UserCase> cases, params string[] allowedDomains) =>
        new UserPlanner(new PlanPolicy(allowedDomains.Select(CaseFolding.Key).ToHashSet())).Plan(cases, []);

    public static RosterGroup ConsoleGroup(string name, Guid? linkedTo = null, RosterStatus status = RosterStatus.Active) => new()
    {
        Id = Id(CaseFolding.Key(name).GetHashCode(StringComparison.Ordinal)),
        Name = name,
        NameKey = CaseFolding.Key(name),
        Managed = linkedTo is not null,
        DirectoryGroupId = linkedTo,
        Status = status,
    };

    public static GroupCase Case(int number, string displayName, RosterGroup? group = null, Guid? holderOwner = null)
    {
        var linked = group?.DirectoryGroupId == Id(number) ? group : null;
        var holder = group?.NameKey == CaseFolding.Key(displayName) ? group : null;
        return new GroupCase(Id(number), displayName, linked, holder, holderOwner);
    }

    public static GroupDecision Decide(GroupCase groupCase) => GroupPlanner.Plan([groupCase], [])[0];
}
