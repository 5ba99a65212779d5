using System.Text.Json;
using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>What an admin says about a console user: a merge patch; null or "" clears a field.</summary>
public sealed class UserPatch
{
    private const int MostGroups = 1_000;

    private readonly Dictionary<RosterField, string?> values = [];

    private UserPatch(FieldErrors errors) => Errors = errors;

    internal FieldErrors Errors { get; }

    internal string? Email { get; private set; }

    /// <summary>Only the fields that were sent; null = cleared.</summary>
    internal IReadOnlyDictionary<RosterField, string?> Fields => values;

    internal bool? ProvisioningManaged { get; private set; }

    internal bool? Admin { get; private set; }

    internal bool? LanguageChosenByUser { get; private set; }

    internal RosterStatus? Status { get; private set; }

    /// <summary>The whole list of his hand-made groups; null: not sent.</summary>
    internal IReadOnlyList<string>? Groups { get; private set; }

    /// <param name="body">The patch, or the new user.</param>
    /// <param name="id">Whose; so that a client may send back what it read.</param>
    public static UserPatch Read(JsonElement body, Guid? id = null)
    {
        var members = JsonFields.Of(body);
        var patch = new UserPatch(members.Errors);
        patch.ReadEmail(members);
        patch.ReadFields(members);
        patch.ReadFlags(members);
        patch.ReadGroups(members);
        if (members.TakeText("id", out var text) && text != id?.ToString())
        {
            members.Wrong("id", "can't be changed.");
        }

        members.Take("warnings", out _); // Part of what was answered.
        members.RefuseTheRest();
        return patch;
    }

    private void ReadEmail(JsonFields members)
    {
        if (!members.TakeText(RosterFields.Email, out var email))
        {
            return;
        }

        Email = email?.Trim();
        if (Email is null || !EmailAddress.IsValid(Email))
        {
            members.Wrong(RosterFields.Email, "must be an e-mail address.");
        }
    }

    private void ReadFields(JsonFields members)
    {
        foreach (var field in RosterFields.All)
        {
            if (members.TakeText(field.Name, out var text))
            {
                if (FieldText.Refusal(field, text, out var kept) is { } refusal)
                {
                    members.Wrong(field.Name, refusal);
                }

                values[field] = kept;
            }
        }
    }

    private void ReadFlags(JsonFields members)
    {
        ProvisioningManaged = members.TakeBoolean("provisioningManaged", out var managed) ? managed : null;
        Admin = members.TakeBoolean("admin", out var admin) ? admin : null;
        LanguageChosenByUser = members.TakeBoolean("languageChosenByUser", out var chosen) ? chosen : null;
        if (members.TakeText("status", out var status))
        {
            if (StatusWords.TryRead(status, out var known))
            {
                Status = known;
            }
            else
            {
                members.Wrong("status", "must be Active or Archived.");
            }
        }
    }

    private void ReadGroups(JsonFields members)
    {
        if (!members.TakeTexts("groups", MostGroups, out var names))
        {
            return;
        }

        Groups = GroupNames.Distinct(names.Select(name => name.Trim()));
        if (Groups.Any(name => name.Length is 0 or > RosterGroup.NameLength))
        {
            members.Wrong("groups", $"must be names of 1 to {RosterGroup.NameLength} characters.");
        }
    }
}
