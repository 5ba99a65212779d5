using Ksat.Provisioning.OktaSimulator.Console;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>The newest Test Mode report must be the whole difference between what Okta sent and the roster; and the roster must not have moved.</summary>
internal static class TestModeCheck
{
    public static IEnumerable<string> Differences(Expectation expected, Report report, Roster after)
    {
        var users = report.Rows.Where(row => row.Object == "users" && row.Guid is not null).ToLookup(row => row.Guid!, StringComparer.Ordinal);
        return expected.People.SelectMany(person => OfPerson(expected, person, users[person.ScimId!].ToArray()))
            .Concat(expected.Teams.SelectMany(team => OfTeam(expected, team, report)))
            .Concat(Memberships(expected, report))
            .Concat(Moved(expected.Before, after));
    }

    private static IEnumerable<string> OfPerson(Expectation expected, Person person, ReportRow[] rows)
    {
        if (rows.Length > 1)
        {
            yield return $"report: {person} has {rows.Length} rows";
            yield break;
        }

        var row = rows.SingleOrDefault();
        var twin = expected.Twin(person);
        if (twin is not null && row is { UserId: null })
        {
            // Never linked, and his address has changed since: a stranger to the roster, which is right, too.
            twin = expected.Before.ByEmail.GetValueOrDefault(person.Profile.UserName);
        }

        var must = Must(expected, person, twin);
        var has = row is null ? null : $"{row.Action}{(row.Failed ? $" (fails: {row.Error})" : "")}";
        if (must != has)
        {
            yield return $"report: {person} must be {must ?? "without a row"}, is {has ?? "without a row"}";
        }
        else if (row is { Failed: false, Action: "created" or "changed" or "restored" })
        {
            foreach (var difference in Fields(expected, person, twin, row))
            {
                yield return difference;
            }
        }
    }

    private static string? Must(Expectation expected, Person person, RosterUser? twin)
    {
        if (!person.Active)
        {
            return twin is { Active: true } ? "archived" : null;
        }

        var action = twin is null ? "created" : !twin.Active ? "restored" : Changes(expected, person, twin).Count > 0 || person.ExpectedError is not null ? "changed" : null;
        return person.ExpectedError is { } error ? $"{action} (fails: {error})" : action;
    }

    private static Dictionary<string, FieldChange> Changes(Expectation expected, Person person, RosterUser? twin)
    {
        var changes = ProfileAttributes.All
            .Where(attribute => attribute.Field is not null)
            .Select(attribute => new FieldChange(attribute.Field!, twin?[attribute.Field!], expected.Field(person, attribute, twin)))
            .Where(change => !Expectation.Same(change.Field, change.Before, change.After))
            .ToDictionary(change => change.Field, StringComparer.Ordinal);
        if (!string.Equals(twin?.Email, person.Profile.UserName, StringComparison.OrdinalIgnoreCase))
        {
            changes["email"] = new FieldChange("email", twin?.Email, person.Profile.UserName);
        }

        return changes;
    }

    private static IEnumerable<string> Fields(Expectation expected, Person person, RosterUser? twin, ReportRow row)
    {
        var must = Changes(expected, person, twin);
        foreach (var field in row.Fields)
        {
            if (!must.Remove(field.Field, out var change))
            {
                yield return $"report: {person}: {field.Field} must not change, but \"{field.Before}\" → \"{field.After}\"";
            }
            else if (!Expectation.Same(field.Field, change.Before, field.Before) || !Expectation.Same(field.Field, change.After, field.After))
            {
                yield return $"report: {person}: {field.Field} must change \"{change.Before}\" → \"{change.After}\", is \"{field.Before}\" → \"{field.After}\"";
            }
        }

        foreach (var change in must.Values)
        {
            yield return $"report: {person}: {change.Field} must change \"{change.Before}\" → \"{change.After}\" and isn't listed";
        }
    }

    private static IEnumerable<string> OfTeam(Expectation expected, Team team, Report report)
    {
        var named = expected.Before.Groups.FirstOrDefault(group => group.Name.Equals(team.Name, StringComparison.OrdinalIgnoreCase));
        var rows = report.Rows.Where(row => row.Object == "groups" && (row.Guid == team.ScimId || row.Name == team.Name)).Select(row => row.Action).ToArray();
        var has = rows.Length == 0 ? "without a row" : string.Join(" and ", rows);
        string[] right = team.Deleted ? ["without a row", "archived"]
            : named is null ? ["created", "changed"]
            : named.Active ? ["without a row"]
            : ["restored"];
        if (!right.Contains(has))
        {
            yield return $"report: {team} must be {string.Join(" or ", right)}, is {has}";
        }
    }

    private static IEnumerable<string> Memberships(Expectation expected, Report report)
    {
        var rows = report.Rows.Where(row => row.Object == "memberships").ToLookup(row => row.Group ?? "", StringComparer.Ordinal);
        foreach (var team in expected.Teams.Where(team => !team.Deleted))
        {
            var group = expected.Before.Groups.FirstOrDefault(group => group.Name.Equals(team.Name, StringComparison.OrdinalIgnoreCase) && group.Active);
            foreach (var difference in OfMembers(expected, team, group, [.. rows[team.Name]]))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<string> OfMembers(Expectation expected, Team team, RosterGroup? group, ReportRow[] rows)
    {
        var joining = rows.Where(row => row is { Action: "created" or "restored", Failed: false }).Select(row => row.Guid).ToHashSet();
        var failing = rows.Where(row => row is { Action: "created" or "restored", Error: "memberNotProvisioned" }).Select(row => row.Guid ?? row.Name).ToHashSet();
        foreach (var member in team.Members.Where(member => !member.Lost))
        {
            var fails = member.ExpectedError is not null && (member.Active || member.ScimId is null);
            var there = expected.Organisation.Ghosts.Contains(member) ? null : expected.Twin(member);
            var settled = there is { Active: true } && group is not null && group.Members.Contains(there.Id);
            var (must, has) = (member is { Active: true, ExpectedError: null } && !settled, joining.Remove(member.ScimId));
            if (must != has)
            {
                yield return $"report: {team}: {member} {(must ? "must join and has no row" : "must not join and has a row")}";
            }

            if (fails && !settled && !failing.Contains(member.MemberValue))
            {
                yield return $"report: {team}: {member} must fail as not provisioned";
            }
        }

        if (joining.Count > 0 && team.Members.All(member => !member.Lost))
        {
            yield return $"report: {team}: {joining.Count} join who were not sent: {string.Join(", ", joining.Take(5).Select(id => expected.Find(id)?.ToString() ?? id ?? "(no guid)"))}";
        }
    }

    private static IEnumerable<string> Moved(Roster before, Roster after)
    {
        if (before.Users.Count != after.Users.Count || before.Groups.Count != after.Groups.Count)
        {
            yield return $"roster: Test Mode must not touch it, but users {before.Users.Count} → {after.Users.Count}, groups {before.Groups.Count} → {after.Groups.Count}";
        }

        foreach (var (id, was) in before.Users)
        {
            if (!after.Users.TryGetValue(id, out var now) || now.Email != was.Email || now.Active != was.Active || RosterUser.FieldNames.Any(field => now[field] != was[field]))
            {
                yield return $"roster: Test Mode must not touch {was.Email}";
            }
        }

        foreach (var was in before.Groups)
        {
            if (after.Groups.FirstOrDefault(group => group.Id == was.Id) is not { } now || now.Name != was.Name || now.Active != was.Active || !now.Members.SetEquals(was.Members))
            {
                yield return $"roster: Test Mode must not touch the group {was.Name}";
            }
        }
    }
}
