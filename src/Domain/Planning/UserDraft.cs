using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>The row of one person as far as it can be told from his own case, before contests for addresses are settled.</summary>
internal sealed class UserDraft
{
    private readonly UserCase _case;
    private readonly RosterUser? _target;
    private readonly FieldDifferences _differences;
    private readonly ChangeAction? _action;
    private readonly string? _address;
    private readonly bool _takesAddress;
    private readonly RowError? _addressError;

    private UserDraft(UserCase userCase, PlanPolicy policy)
    {
        _case = userCase;
        _target = userCase.Linked ?? (userCase.HolderOwner is null ? userCase.Holder : null);
        _differences = FieldDifferences.Between(Person.Active ? Person : Person with { Claims = [], UnresolvedManager = null }, _target);

        _address = _target?.Email;
        if (Person.Active && WantsAnotherAddress())
        {
            _address = Person.UserName;
            _takesAddress = true;
            _differences.EmailChangesTo(_address);
        }

        _action = Person.Active ? ActionOfActive() : ActionOfInactive(_target);
        _addressError = IsWriting ? AddressError(policy) : null;
    }

    public Bid Bid => new(Person.Id, _addressError is null && _differences.Error is null && !IsKept, IsWriting && _target is not null && _takesAddress, Awaits);

    private DirectoryPerson Person => _case.Person;

    private bool IsWriting => _action is ChangeAction.Created or ChangeAction.Changed or ChangeAction.Restored;

    private bool IsContested => IsWriting && _takesAddress && _case.Holder is not null && _case.Holder.Id != _target?.Id;

    /// <summary>The address belongs to a console user whom no one in the directory could move.</summary>
    private bool IsKept => IsContested && _case.HolderOwner is null;

    private Guid? Awaits => IsContested ? _case.HolderOwner : null;

    public static UserDraft Of(UserCase userCase, PlanPolicy policy) => new(userCase, policy);

    /// <summary>What becomes of an active console user whom no active directory user claims.</summary>
    public static ChangeAction? ActionOfInactive(RosterUser? target) => target switch
    {
        null or { Status: RosterStatus.Archived } => null,
        { ProvisioningManaged: true, Admin: false } => ChangeAction.Archived,
        _ => ChangeAction.Protected,
    };

    public UserDecision Decide(bool denied)
    {
        var error = IsWriting ? _addressError ?? Ambiguity(denied) ?? _differences.Error : null;
        return new UserDecision(_case, _action is { } action ? Row(action, error) : null, Standing(error));
    }

    private ChangeAction? ActionOfActive()
    {
        if (_target is { ProvisioningManaged: false })
        {
            var something = _target.Status == RosterStatus.Archived || _differences.Changes.Count > 0;
            return something ? ChangeAction.Protected : null;
        }

        return _target switch
        {
            null => ChangeAction.Created,
            { Status: RosterStatus.Archived } => ChangeAction.Restored,
            _ when _differences.Changes.Count > 0 || _differences.Error is not null => ChangeAction.Changed,
            _ when _target.DirectoryUserId != Person.Id || _target.LinkedExternalId != Person.ExternalId => ChangeAction.Linked,
            _ => null,
        };
    }

    /// <summary>Entra's tombstone is nobody's address (the old one stays); a change of letter case only is none.</summary>
    private bool WantsAnotherAddress() =>
        !Tombstone.IsTombstone(Person.UserName) && (_target is null || CaseFolding.Key(Person.UserName) != _target.EmailKey);

    private RowError? AddressError(PlanPolicy policy) =>
        _address?.Length > EmailAddress.MaxLength && _address.Contains('@') ? Refusal.TooLong("The e-mail address", _address.Length, EmailAddress.MaxLength)
        : _address is null || !EmailAddress.IsValid(_address) ? Refusal.InvalidEmail(Person.UserName)
        : policy.AllowedDomains.Count > 0 && !policy.AllowedDomains.Contains(EmailAddress.Domain(_address)) ? Refusal.DomainNotAllowed(_address)
        : _case.UsedElsewhere && (_takesAddress || _action == ChangeAction.Restored) ? Refusal.EmailUsedElsewhere(_address)
        : null;

    private RowError? Ambiguity(bool denied) =>
        IsKept || denied ? Refusal.EmailAmbiguous(Person.UserName, _case.Holder!, _case.HolderOwner is not null) : null;

    private PlannedChange Row(ChangeAction action, RowError? error)
    {
        var stays = action is ChangeAction.Archived or ChangeAction.Protected;
        return new PlannedChange
        {
            Object = ChangeObject.Users,
            Action = action,
            Outcome = error is null ? ChangeOutcome.Successful : ChangeOutcome.Failed,
            Name = stays ? _target!.Name : Name(),
            Email = stays ? _target!.Email : _address ?? Person.UserName,
            Manager = stays ? ManagerOf(_target!) : _differences.After("managerName") ?? _differences.After("managerEmail"),
            DirectoryId = Person.Id,
            UserId = _target?.Id,
            ExternalId = Person.ExternalId,
            Fields = _differences.Changes,
            Error = error,
            Warnings = Warnings(action),
        };
    }

    internal static string? ManagerOf(RosterUser user) => user.ManagerName is { Length: > 0 } name ? name : user.ManagerEmail;

    private IReadOnlyList<string> Warnings(ChangeAction action) =>
        action == ChangeAction.Protected ? [PlanWarnings.Protection(_target!.ProvisioningManaged)]
        : WasAnotherAccount(action) ? [PlanWarnings.AnotherAccount, .. _differences.Warnings] : _differences.Warnings;

    /// <summary>Also of an active user whose account was deleted and made anew before a sync could archive him.</summary>
    private bool WasAnotherAccount(ChangeAction action) =>
        _target?.LinkedExternalId is { } former && former != Person.ExternalId
        && (action == ChangeAction.Restored || (action == ChangeAction.Changed && _target.DirectoryUserId != Person.Id));

    private string Name() =>
        Joined(_differences.After("firstName"), _differences.After("lastName"))
        ?? (_target is null ? null : Joined(_target.FirstName, _target.LastName))
        ?? Person.Name;

    private static string? Joined(string? first, string? last) =>
        $"{first} {last}".Trim(' ') is { Length: > 0 } name ? name : null;

    private UserStanding Standing(RowError? error) =>
        _target is { ProvisioningManaged: false } ? UserStanding.OptedOut
        : !Person.Active ? UserStanding.Inactive
        : _action is ChangeAction.Created or ChangeAction.Restored && error is not null ? UserStanding.Failed
        : _action == ChangeAction.Restored ? UserStanding.Restored
        : UserStanding.Active;
}
