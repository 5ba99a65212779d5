using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Mapping;

/// <summary>Stored users as the planner sees them: the mapping applied, references to managers resolved to their e-mail addresses, one query for all of a page.</summary>
internal sealed class MappedPeople(MappedFields fields, IPlanningState state)
{
    public async Task<IReadOnlyList<UserCase>> CasesAsync(IReadOnlyList<PlanningUser> users, CancellationToken cancellationToken)
    {
        var claims = users.Select(user => user.Active ? fields.Claims(user.Document, user.FieldStates) : []).ToList();
        var references = claims.Select(ReferenceIn).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var addresses = references.Count == 0
            ? new Dictionary<string, string>()
            : await state.ManagerAddressesAsync(references, cancellationToken);
        return [.. users.Select((user, index) => Case(user, claims[index], addresses))];
    }

    /// <summary>A manager value that is an e-mail address stands for itself; another is a reference, matched like a member value.</summary>
    private static string? ReferenceIn(List<FieldClaim> claims)
    {
        var at = claims.FindIndex(claim => claim.Field.Kind == FieldKind.ManagerEmail);
        return at >= 0 && claims[at].Text is { Length: > 0 } text && !EmailAddress.IsValid(text) ? text : null;
    }

    private static UserCase Case(PlanningUser user, List<FieldClaim> claims, IReadOnlyDictionary<string, string> addresses)
    {
        string? unresolved = null;
        if (ReferenceIn(claims) is { } reference)
        {
            claims.RemoveAll(claim => claim.Field.Kind == FieldKind.ManagerEmail);
            if (!addresses.TryGetValue(reference, out var address))
            {
                unresolved = reference;
            }
            else if (!Tombstone.IsTombstone(address))
            {
                claims.Add(new FieldClaim(RosterFields.ManagerEmail, address));
            }
        }

        var person = new DirectoryPerson(user.Id, user.ExternalId, user.UserName, user.DisplayName ?? user.UserName, user.Active, claims, unresolved);
        return new UserCase(person, user.Linked, user.Holder, user.HolderOwner, user.UsedElsewhere);
    }
}
