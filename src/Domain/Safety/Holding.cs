using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Domain.Safety;

/// <summary>Which of a plan's rows wait for an admin, and why.</summary>
/// <param name="Strangers">Archives of users who were never in the directory; null: they pass.</param>
/// <param name="Users">Archives of the others; null: they pass.</param>
/// <param name="Members">Removals from these roster groups.</param>
/// <param name="Groups">Archives of these roster groups.</param>
public sealed record Holding(
    string? Strangers, string? Users, IReadOnlyDictionary<Guid, string> Members, IReadOnlyDictionary<Guid, string> Groups)
{
    public static Holding Nothing { get; } = new(null, null, new Dictionary<Guid, string>(), new Dictionary<Guid, string>());

    public bool HoldsUsers => Strangers is not null || Users is not null;

    public bool IsNothing => !HoldsUsers && Members.Count == 0 && Groups.Count == 0;

    /// <summary>What keeps the row back; null: it passes. What a user's archive takes with it waits with him.</summary>
    /// <param name="userIsHeld">Whether the archive of the row's user is held.</param>
    public string? Because(PlannedChange change, Func<Guid, bool> userIsHeld) => change switch
    {
        not { Action: ChangeAction.Archived, Outcome: ChangeOutcome.Successful } => null,
        { Object: ChangeObject.Users } => change.DirectoryId is null ? Strangers : Users,
        { Object: ChangeObject.Groups, GroupId: { } group } => Groups.GetValueOrDefault(group),
        { Object: ChangeObject.Memberships, GroupId: { } group } when Members.TryGetValue(group, out var because) => because,
        { Object: ChangeObject.Memberships, UserId: { } user } when userIsHeld(user) => Users,
        _ => null,
    };
}
