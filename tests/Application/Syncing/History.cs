using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Roster;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Application.Tests.Syncing;

/// <summary>One thing that happens, with two numbers that say to whom.</summary>
internal sealed record Step(Deed Deed, int One, int Other)
{
    public override string ToString() => $"{Deed} {One} {Other}";
}

internal enum Deed
{
    CreateUser,
    RenameUser,
    SwapUsers,
    Deactivate,
    Activate,
    DeleteUser,
    Title,
    ClearTitle,
    Manager,
    CreateGroup,
    RenameGroup,
    SwapGroups,
    DeleteGroup,
    AddMember,
    RemoveMember,
    AddStranger,

    // What an admin does.
    AddToRoster,
    OptOut,
    OptIn,
    MakeAdmin,
    EditTitle,
    JoinByHand,
}

/// <summary>Random histories, and how a world lives through them.</summary>
internal sealed class History(SyncWorld world)
{
    private const int People = 6;
    private const int Teams = 3;

    private readonly Dictionary<int, Guid> users = [];
    private readonly Dictionary<int, string> names = [];
    private readonly Dictionary<int, Guid> groups = [];
    private readonly Dictionary<int, string> groupNames = [];

    public static Arbitrary<Step[]> Of(int most, bool admin)
    {
        var deeds = Enum.GetValues<Deed>().Where(deed => admin || deed < Deed.AddToRoster).ToArray();
        var often = Gen.Elements(Deed.CreateUser, Deed.CreateUser, Deed.CreateGroup, Deed.AddMember, Deed.RenameUser);
        var step = from deed in Gen.OneOf(Gen.Elements(deeds), often)
                   from one in Gen.Choose(0, People - 1)
                   from other in Gen.Choose(0, People - 1)
                   select new Step(deed, one, other);
        return (from size in Gen.Choose(most / 4, most) from steps in Gen.ArrayOf(step, size) select steps).ToArbitrary();
    }

    public async Task LiveAsync(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            await LiveAsync(step);
        }
    }

    private async Task LiveAsync(Step step)
    {
        var (one, other) = (step.One, step.Other);
        var (team, otherTeam) = (one % Teams, other % Teams);
        switch (step.Deed)
        {
            case Deed.CreateUser when !users.ContainsKey(one) && !names.ContainsValue($"p{other}"):
                users[one] = await world.CreateUserAsync(names[one] = $"p{other}", one % 3 == 0 ? $$""","externalId":"ext{{one}}","title":"t{{other}}" """ : "");
                break;
            case Deed.RenameUser when users.TryGetValue(one, out var user) && !names.ContainsValue($"p{other}"):
                await world.RenameUserAsync(user, names[one] = $"p{other}");
                break;
            case Deed.SwapUsers when users.TryGetValue(one, out var user) && users.TryGetValue(other, out var second) && one != other:
                var (mine, theirs) = (names[one], names[other]);
                await world.RenameUserAsync(user, "between");
                await world.RenameUserAsync(second, names[other] = mine);
                await world.RenameUserAsync(user, names[one] = theirs);
                break;
            case Deed.Deactivate or Deed.Activate when users.TryGetValue(one, out var user):
                await world.SetActiveAsync(user, step.Deed == Deed.Activate);
                break;
            case Deed.DeleteUser when users.Remove(one, out var user):
                names.Remove(one);
                await world.DeleteUserAsync(user);
                break;
            case Deed.Title when users.TryGetValue(one, out var user):
                await world.PatchUserAsync(user, "title", $"\"t{other}\"");
                break;
            case Deed.ClearTitle when users.TryGetValue(one, out var user):
                await world.PatchUserAsync(user, "title", "\"\"");
                break;
            case Deed.Manager when users.TryGetValue(one, out var user):
                await world.PatchUserAsync(
                    user, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", users.TryGetValue(other, out var boss) ? $"\"{boss}\"" : $"\"ext{other}\"");
                break;
            default:
                await LiveInGroupsAsync(step, one, other, team, otherTeam);
                break;
        }
    }

    private async Task LiveInGroupsAsync(Step step, int one, int other, int team, int otherTeam)
    {
        switch (step.Deed)
        {
            case Deed.CreateGroup when !groups.ContainsKey(team) && !groupNames.ContainsValue($"g{otherTeam}"):
                groups[team] = await world.CreateGroupAsync(groupNames[team] = $"g{otherTeam}", users.TryGetValue(other, out var member) ? [member] : []);
                break;
            case Deed.RenameGroup when groups.TryGetValue(team, out var group) && !groupNames.ContainsValue($"g{otherTeam}"):
                await world.RenameGroupAsync(group, groupNames[team] = $"g{otherTeam}");
                break;
            case Deed.SwapGroups when groups.TryGetValue(team, out var group) && groups.TryGetValue(otherTeam, out var second) && team != otherTeam:
                var (mine, theirs) = (groupNames[team], groupNames[otherTeam]);
                await world.RenameGroupAsync(group, "between");
                await world.RenameGroupAsync(second, groupNames[otherTeam] = mine);
                await world.RenameGroupAsync(group, groupNames[team] = theirs);
                break;
            case Deed.DeleteGroup when groups.Remove(team, out var group):
                groupNames.Remove(team);
                await world.DeleteGroupAsync(group);
                break;
            case Deed.AddMember when groups.TryGetValue(team, out var group) && users.TryGetValue(other, out var user):
                await world.AddMembersAsync(group, user.ToString());
                break;
            case Deed.RemoveMember when groups.TryGetValue(team, out var group) && users.TryGetValue(other, out var user):
                await world.RemoveMemberAsync(group, user.ToString());
                break;
            case Deed.AddStranger when groups.TryGetValue(team, out var group):
                await world.AddMembersAsync(group, $"ext{other}");
                break;
            default:
                await EditAsync(step, one, other, team);
                break;
        }
    }

    private async Task EditAsync(Step step, int one, int other, int team)
    {
        switch (step.Deed)
        {
            case Deed.AddToRoster when !await HasAsync($"p{one}"):
                await world.AddToRosterAsync($"p{one}", user => user.ProvisioningManaged = other != 0, other == 1 ? RosterStatus.Archived : RosterStatus.Active);
                break;
            case Deed.OptOut or Deed.OptIn:
                await world.ChangeRosterAsync($"p{one}", user => user.ProvisioningManaged = step.Deed == Deed.OptIn);
                break;
            case Deed.MakeAdmin:
                await world.ChangeRosterAsync($"p{one}", user => user.Admin = true);
                break;
            case Deed.EditTitle:
                await world.ChangeRosterAsync($"p{one}", user => user.JobTitle = $"edited {other}");
                break;
            case Deed.JoinByHand:
                await JoinAsync($"p{one}", $"g{team}");
                break;
        }
    }

    private Task<bool> HasAsync(string local)
    {
        var key = CaseFolding.Key(world.Address(local));
        return world.DatabaseAsync(database => database.RosterUsers.AnyAsync(user => user.EmailKey == key));
    }

    private Task<bool> JoinAsync(string local, string name) => world.DatabaseAsync(async database =>
    {
        var (key, nameKey) = (CaseFolding.Key(world.Address(local)), CaseFolding.Key(name));
        var user = await database.RosterUsers.FirstOrDefaultAsync(candidate => candidate.EmailKey == key);
        if (user is null)
        {
            return false;
        }

        var group = await database.RosterGroups.FirstOrDefaultAsync(candidate => candidate.NameKey == nameKey);
        if (group is null)
        {
            group = new RosterGroup { TenantId = world.TenantId, Id = Ids.New(world.Application.Clock), Name = name, NameKey = nameKey, CreatedAt = world.Application.Clock.GetUtcNow() };
            database.Add(group);
        }

        if (!await database.RosterMemberships.AnyAsync(membership => membership.GroupId == group.Id && membership.UserId == user.Id))
        {
            database.Add(new RosterMembership { TenantId = world.TenantId, GroupId = group.Id, UserId = user.Id });
        }

        await database.SaveChangesAsync();
        return true;
    });
}
