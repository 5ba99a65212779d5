using Ksat.Provisioning.OktaSimulator.Console;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>Live reports must tell the roster's whole story: their rows, applied one after the other to what was before, come to what is now.</summary>
internal sealed class HistoryCheck
{
    private readonly Dictionary<string, Told> _users;
    private readonly Dictionary<string, HashSet<string>> _members;
    private readonly List<string> _differences = [];

    private HistoryCheck(Roster before)
    {
        _users = before.Users.ToDictionary(
            user => user.Key,
            user => new Told { Email = user.Value.Email, Active = user.Value.Active, Fields = new(user.Value.Fields, StringComparer.Ordinal) },
            StringComparer.Ordinal);
        _members = before.Groups.Where(group => group.Active).ToDictionary(
            group => group.Name, group => group.Members.ToHashSet(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="reports">Oldest first.</param>
    public static IEnumerable<string> Differences(Roster before, IEnumerable<Report> reports, Roster after)
    {
        var check = new HistoryCheck(before);
        foreach (var report in reports)
        {
            check.Apply(report);
        }

        check.Compare(after);
        return check._differences;
    }

    private void Apply(Report report)
    {
        var applied = report.Rows.Where(row => row is { Outcome: "successful", Action: "created" or "changed" or "archived" or "restored" }).ToArray();
        foreach (var row in applied.Where(row => row.Object == "groups"))
        {
            OfGroup(row, report);
        }

        foreach (var row in applied.Where(row => row.Object == "users"))
        {
            OfUser(row, report);
        }

        foreach (var row in applied.Where(row => row.Object == "memberships"))
        {
            OfMembership(row, report);
        }
    }

    private void OfUser(ReportRow row, Report report)
    {
        if (row.UserId is not { } id)
        {
            _differences.Add($"report {report.Id}: {row.Email} was {row.Action} without a userId");
            return;
        }

        if (row.Action == "created" && !_users.TryAdd(id, new Told { Email = row.Email ?? "" }))
        {
            _differences.Add($"report {report.Id}: {row.Email} was created a second time");
        }

        if (!_users.TryGetValue(id, out var user))
        {
            _differences.Add($"report {report.Id}: {row.Email} was {row.Action} and never created");
            return;
        }

        user.Active = row.Action != "archived";
        foreach (var field in row.Fields)
        {
            var before = field.Field == "email" && row.Action == "created" ? null : user[field.Field];
            if (row.Action != "created" && RosterUser.FieldNames.Contains(field.Field) && before != field.Before)
            {
                _differences.Add($"report {report.Id}: {row.Email}: {field.Field} was \"{before}\", the report says \"{field.Before}\" before");
            }

            user[field.Field] = field.After;
        }
    }

    private void OfGroup(ReportRow row, Report report)
    {
        var name = row.Name ?? row.Group ?? "";
        switch (row.Action)
        {
            case "archived":
                if (!_members.Remove(name))
                {
                    _differences.Add($"report {report.Id}: the group {name} was archived and wasn't there");
                }

                break;
            case "changed" when row.Fields is [{ Before: { } before }, ..]:
                if (_members.Remove(before, out var members))
                {
                    _members[name] = members;
                }

                break;
            case "created" when !_members.TryAdd(name, []):
                _differences.Add($"report {report.Id}: the group {name} was created a second time");
                break;
            case "restored":
                _members.TryAdd(name, []);
                break;
            default:
                break;
        }
    }

    private void OfMembership(ReportRow row, Report report)
    {
        if (row.UserId is not { } id || row.Group is not { } group || !_members.TryGetValue(group, out var members))
        {
            _differences.Add($"report {report.Id}: {row.Email ?? row.Name} in {row.Group} was {row.Action}, but {(row.UserId is null ? "the row has no userId" : "there is no such group")}");
            return;
        }

        if (row.Action == "archived")
        {
            members.Remove(id);
        }
        else if (!members.Add(id) && row.Action == "created")
        {
            _differences.Add($"report {report.Id}: {row.Email} joined {group} a second time");
        }
    }

    private void Compare(Roster after)
    {
        foreach (var (id, user) in _users)
        {
            if (!after.Users.TryGetValue(id, out var now))
            {
                _differences.Add($"reports: {user.Email} is on the roster by the reports, and isn't");
            }
            else if (now.Active != user.Active || !now.Email.Equals(user.Email, StringComparison.OrdinalIgnoreCase))
            {
                _differences.Add($"reports: {user.Email} is {(user.Active ? "active" : "archived")} by the reports; the roster has {now.Email}, {(now.Active ? "active" : "archived")}");
            }
            else
            {
                _differences.AddRange(RosterUser.FieldNames
                    .Where(field => now[field] != user[field])
                    .Select(field => $"reports: {user.Email}: {field} is \"{user[field]}\" by the reports, \"{now[field]}\" on the roster"));
            }
        }

        _differences.AddRange(after.Users.Values.Where(user => !_users.ContainsKey(user.Id)).Select(user => $"reports: {user.Email} is on the roster and in no report"));
        foreach (var group in after.Groups.Where(group => group.Active))
        {
            var told = _members.GetValueOrDefault(group.Name)?.Where(id => _users.GetValueOrDefault(id) is { Active: true }).ToHashSet(StringComparer.Ordinal);
            if (told is null || !told.SetEquals(group.Members))
            {
                _differences.Add($"reports: {group.Name} has {told?.Count.ToString() ?? "no"} members by the reports, {group.Members.Count} on the roster");
            }
        }
    }

    private sealed class Told
    {
        public string Email { get; set; } = "";

        public bool Active { get; set; } = true;

        public Dictionary<string, string?> Fields { get; init; } = new(StringComparer.Ordinal);

        public string? this[string field]
        {
            get => field == "email" ? Email : Fields.GetValueOrDefault(field);
            set
            {
                if (field == "email")
                {
                    Email = value ?? "";
                }
                else
                {
                    Fields[field] = value;
                }
            }
        }
    }
}
