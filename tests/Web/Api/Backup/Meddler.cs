using System.Text.Json;

namespace Ksat.Provisioning.Web.Tests.Api.Backup;

/// <summary>Does what is to be done: in the console as an admin would, over SCIM as an identity provider would.</summary>
internal sealed class Meddler(ApiClient console, Provider provider)
{
    public const string Domain = "@example.com";
    private const int Teams = 3;

    /// <summary>Odd enough to hurt a CSV.</summary>
    private static readonly string[] Texts =
    [
        "a", "=1+1", "+49 30", "-7", "@x", "'x", "''", "'=y", "\tx", "\rx", "\nx", "x\r\ny", "x\ny\r", "\"", "a\"b", "\"a\"", ",", "a,b", "a, \"b\"", " ", " a ", "é", "🙂", "ß",
        "\uFEFFx", "TRUE", "null", "Archived", ";", "\\", "\u00A0", "\u2028",
    ];

    private static readonly string[] Fields =
    [
        "firstName", "lastName", "phoneNumber", "extension", "location", "division", "managerName", "employeeNumber", "jobTitle", "mobileNumber", "organization", "department",
        "language", "comment", "customField1", "customField4", "timeZone", "phishingLanguage", "trainingLanguage",
    ];

    private static readonly string[] Dates = ["2022-04-04T04:23:30Z", "2022-04-04T04:23:30.5+02:00", "2022-04-04T04:23:30.1234567Z", "0001-01-01T00:00:00Z"];
    private static readonly string[] Groups = ["A", "B, C", "Say \"x\"", "'quoted", "=sum", " D ", "\"", "e\nf", "-", "É", "\u00A0g", "h;i"];
    private static readonly string[] Names = ["ann", "'bob", "+eve", "-joe", "=sum", "o'hara"];

    public async Task LiveAsync(IEnumerable<Meddling> steps)
    {
        foreach (var step in steps)
        {
            await LiveAsync(step);
        }
    }

    private Task LiveAsync(Meddling step)
    {
        var (who, what) = (step.Who, step.What);
        return step.Deed switch
        {
            Deed.Make => Answered(console.PostAsync(
                "users", Json(new() { ["email"] = Address(who), ["firstName"] = Text(what), ["groups"] = Some(what), ["provisioningManaged"] = what % 5 > 0, ["status"] = what % 4 == 0 ? "Archived" : "Active" }))),
            Deed.Edit when what % 5 == 0 => EditAsync(who, what % 2 == 0 ? "customDate1" : "employeeStartDate", Dates[what % Dates.Length]),
            Deed.Edit when what % 7 == 0 => EditAsync(who, "userType", what % 2 == 0 ? "user" : "student"),
            Deed.Edit when what % 11 == 0 => EditAsync(who, "managerEmail", Address(what % Names.Length)),
            Deed.Edit => EditAsync(who, Field(who + what), Text(what)),
            Deed.Clear => EditAsync(who, Field(what), null),
            Deed.Join => EditAsync(who, "groups", Some(what)),
            Deed.Leave => EditAsync(who, "groups", Array.Empty<string>()),
            Deed.Archive or Deed.Restore => EditAsync(who, "status", step.Deed == Deed.Archive ? "Archived" : "Active"),
            Deed.OptOut or Deed.OptIn => EditAsync(who, "provisioningManaged", step.Deed == Deed.OptIn),
            Deed.Sync => console.SyncAsync(full: what % 2 == 0),
            _ => ProvideAsync(step),
        };
    }

    private Task ProvideAsync(Meddling step)
    {
        var (who, what) = (step.Who, step.What);
        return step.Deed switch
        {
            Deed.Provision => provider.ProvisionAsync(who, Address(who), Text(what)),
            Deed.Patch when what % 3 == 0 => provider.PatchDateAsync(who, Dates[what % Dates.Length]),
            Deed.Patch => provider.PatchAsync(who, what % 2 == 0 ? "title" : "name.familyName", what % 5 == 0 ? "" : Text(what)),
            Deed.Put => provider.PutAsync(who, Address(who), Text(what)),
            Deed.Deactivate or Deed.Activate => provider.PatchAsync(who, "active", step.Deed == Deed.Activate),
            Deed.Delete => provider.DeleteAsync(who),
            Deed.MakeGroup => provider.MakeGroupAsync(who % Teams, GroupOf(who % Teams, what)),
            Deed.RenameGroup => provider.RenameGroupAsync(who % Teams, GroupOf(who % Teams, what)),
            _ => provider.DeleteGroupAsync(who % Teams),
        };
    }

    private async Task EditAsync(int who, string field, object? value)
    {
        var address = Address(who);
        var found = (await console.GetAsync("users?pageSize=500")).Items.Where(user => user.GetProperty("email").GetString() == address).ToList();
        if (found.Count > 0)
        {
            await Answered(console.PatchAsync($"users/{found[0].GetProperty("id").GetString()}", Json(new() { [field] = value })));
        }
    }

    /// <summary>A refusal is an answer too: an address that is taken, a user who is there already.</summary>
    private static async Task Answered(Task<ApiAnswer> answer) => ((int)(await answer).Status).ShouldBeLessThan(500);

    private static string Address(int who) => Names[who] + Domain;

    private static string Text(int what) => Texts[what % Texts.Length];

    private static string Field(int what) => Fields[what % Fields.Length];

    /// <summary>The identity provider's groups have names of their own, so that no two ever meet.</summary>
    private static string GroupOf(int team, int what) => Groups[(team + (what * Teams)) % Groups.Length];

    private static string[] Some(int what) => [.. Enumerable.Range(0, what % 4).Select(i => Groups[(what + (i * 5)) % Groups.Length])];

    private static string Json(Dictionary<string, object?> members) => JsonSerializer.Serialize(members);
}
