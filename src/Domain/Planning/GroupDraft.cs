using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>The row of one group as far as it can be told from its own case, before contests for names are settled.</summary>
internal sealed class GroupDraft
{
    /// <summary>How reports call the name of a group.</summary>
    private const string NameField = "name";

    private readonly GroupCase _case;
    private readonly RosterGroup? _target;
    private readonly bool _takesName;
    private readonly ChangeAction? _action;
    private readonly RowError? _tooLong;

    private GroupDraft(GroupCase groupCase)
    {
        _case = groupCase;
        _target = groupCase.Linked ?? (groupCase.HolderOwner is null ? groupCase.Holder : null);
        _takesName = _target is null || CaseFolding.Key(groupCase.DisplayName) != _target.NameKey;
        _action = _target switch
        {
            null => ChangeAction.Created,
            { Status: RosterStatus.Archived } => ChangeAction.Restored,
            _ when _takesName => ChangeAction.Changed,
            _ when !_target.Managed || _target.DirectoryGroupId != groupCase.DirectoryId => ChangeAction.Linked,
            _ => null,
        };
        _tooLong = _takesName && groupCase.DisplayName.Length > RosterGroup.NameLength
            ? Refusal.TooLong("The group's name", groupCase.DisplayName.Length, RosterGroup.NameLength)
            : null;
    }

    public Bid Bid => new(_case.DirectoryId, _tooLong is null && !IsKept, _takesName && _target is not null, Awaits);

    private bool IsContested => _takesName && _case.Holder is not null && _case.Holder.Id != _target?.Id;

    /// <summary>The name belongs to a console group that no group of the directory could rename.</summary>
    private bool IsKept => IsContested && _case.HolderOwner is null;

    private Guid? Awaits => IsContested ? _case.HolderOwner : null;

    /// <summary>Group names compare without case: where only the case differs, the console's spelling stays.</summary>
    private string Name => _takesName ? _case.DisplayName : _target!.Name;

    public static GroupDraft Of(GroupCase groupCase) => new(groupCase);

    public GroupDecision Decide(bool denied)
    {
        var error = _tooLong ?? (IsKept || denied ? Refusal.NameUsed(_case.DisplayName, _case.Holder!) : null);
        var standing = Standing(error);
        return new GroupDecision(
            _case, _action is { } action ? Row(action, error) : null, standing, standing == GroupStanding.Failed ? null : _target);
    }

    private PlannedChange Row(ChangeAction action, RowError? error) => new()
    {
        Object = ChangeObject.Groups,
        Action = action,
        Outcome = error is null ? ChangeOutcome.Successful : ChangeOutcome.Failed,
        Name = Name,
        Group = Name,
        DirectoryId = _case.DirectoryId,
        GroupId = _target?.Id,
        Fields = _takesName ? [new FieldChange(NameField, _target?.Name, Name)] : [],
        Error = error,
    };

    private GroupStanding Standing(RowError? error) =>
        _action is ChangeAction.Created or ChangeAction.Restored && error is not null ? GroupStanding.Failed
        : _action == ChangeAction.Restored ? GroupStanding.Restored
        : GroupStanding.Active;
}
