namespace Ksat.Provisioning.Domain.Planning;

/// <summary>Why a planned row can't be applied any more: an admin was faster than the sync. The next sync plans anew.</summary>
public static class RosterMoved
{
    public static RowError AddressTaken(string address) => new(
        RowErrors.EmailAmbiguous,
        "Email addresses already used",
        $"Another console user has got {Refusal.Quote(address)} while the sync ran: give that one another address, or this user another userName.");

    public static RowError NameTaken(string name) => new(
        RowErrors.InvalidValue,
        "Group name already used",
        $"Another console group has got the name \"{Refusal.Quote(name)}\" while the sync ran: rename that one, or choose another name in the identity provider.");

    public static RowError UserGone() => new(
        RowErrors.InvalidValue, "Console user is gone", "The console user was erased while the sync ran: nothing is to be done, the next sync plans anew.");

    public static RowError GroupGone() => new(
        RowErrors.InvalidValue, "Console group is gone", "The console group was erased while the sync ran: nothing is to be done, the next sync plans anew.");

    public static RowError MemberMissing(string member) => Refusal.MemberNotProvisioned(member);
}
