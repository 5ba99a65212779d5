using System.Text.Json;

namespace Ksat.Provisioning.OktaSimulator.Console;

/// <summary>The roster as the console shows it at one moment.</summary>
internal sealed record Roster(IReadOnlyDictionary<string, RosterUser> Users, IReadOnlyList<RosterGroup> Groups)
{
    public IReadOnlyDictionary<string, RosterUser> ByEmail { get; } =
        Users.Values.GroupBy(user => user.Email, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);

    public static async Task<Roster> ReadAsync(ConsoleApi console, CancellationToken cancellationToken)
    {
        var users = new Dictionary<string, RosterUser>(StringComparer.Ordinal);
        await foreach (var user in console.ListAsync("users", "users", cancellationToken))
        {
            var read = RosterUser.Of(user);
            if (!users.TryAdd(read.Id, read))
            {
                throw new ConsoleSilentException($"The list of users has {read.Id} twice; nothing further is compared.");
            }
        }

        var groups = new List<RosterGroup>();
        await foreach (var group in console.ListAsync("groups", "groups", cancellationToken))
        {
            groups.Add(await GroupAsync(console, group, cancellationToken));
        }

        return new Roster(users, groups);
    }

    private static async Task<RosterGroup> GroupAsync(ConsoleApi console, JsonElement group, CancellationToken cancellationToken)
    {
        var id = group.GetProperty("id").GetString()!;
        var members = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var member in console.ListAsync("groups/{id}/members", $"groups/{id}/members", cancellationToken))
        {
            if (member.GetProperty("status").GetString() == "Active" && !members.Add(member.GetProperty("id").GetString()!))
            {
                throw new ConsoleSilentException($"The members of {id} have {member.GetProperty("id").GetString()} twice; nothing further is compared.");
            }
        }

        return new RosterGroup(
            id,
            group.GetProperty("name").GetString()!,
            group.GetProperty("status").GetString() == "Active",
            group.GetProperty("managed").GetBoolean(),
            group.GetProperty("members").GetInt32(),
            members);
    }
}
