namespace Ksat.Provisioning.Domain.Roster;

/// <summary>What reports of imports also show as fields: text like any other, but no field that an identity provider could set.</summary>
public static class RosterSwitches
{
    public const string ProvisioningManaged = "provisioningManaged";
    public const string Status = "status";

    public static string Word(bool value) => value ? "true" : "false";

    /// <summary>The field of this name as text, the e-mail and the switches included; null = empty.</summary>
    public static string? Text(RosterUser user, string field) => field switch
    {
        RosterFields.Email => user.Email,
        ProvisioningManaged => Word(user.ProvisioningManaged),
        Status => user.Status.ToString(),
        _ => RosterFields.Find(field)?.Get(user) is { Length: > 0 } text ? text : null,
    };

    /// <summary>Sets a field of this name; the e-mail is no such field, because others may hold it.</summary>
    public static void Set(RosterUser user, string field, string? text)
    {
        switch (field)
        {
            case ProvisioningManaged:
                user.ProvisioningManaged = text != Word(false);
                break;
            case Status:
                user.Status = text == nameof(RosterStatus.Archived) ? RosterStatus.Archived : RosterStatus.Active;
                break;
            default:
                RosterFields.Find(field)!.Set(user, text);
                break;
        }
    }
}
