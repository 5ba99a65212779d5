using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Domain.Reporting;

/// <summary>Rows of a report, counted by object and bucket. Failed rows are counted in their action too.</summary>
public sealed record ChangeTally
{
    public ActionCounts Users { get; init; } = new();

    public ActionCounts Groups { get; init; } = new();

    public ActionCounts Memberships { get; init; } = new();

    /// <summary>Every row that failed.</summary>
    public int Issues => Users.Failed + Groups.Failed + Memberships.Failed;

    public void Add(PlannedChange change) => Of(change.Object).Add(change.Action, change.Outcome);

    /// <summary>A tally of its own, so that a changed one is seen as changed.</summary>
    public ChangeTally Copy() => new() { Users = Users with { }, Groups = Groups with { }, Memberships = Memberships with { } };

    public ActionCounts Of(ChangeObject changed) => changed switch
    {
        ChangeObject.Users => Users,
        ChangeObject.Groups => Groups,
        _ => Memberships,
    };
}

public sealed record ActionCounts
{
    public int Created { get; set; }

    public int Changed { get; set; }

    public int Archived { get; set; }

    public int Restored { get; set; }

    public int Protected { get; set; }

    public int Held { get; set; }

    public int Failed { get; set; }

    /// <summary>Of the created and restored, those that don't fail: who becomes active.</summary>
    public int Joining { get; set; }

    public void Add(ChangeAction action, ChangeOutcome outcome, int count = 1)
    {
        _ = action switch
        {
            ChangeAction.Created => Created += count,
            ChangeAction.Changed => Changed += count,
            ChangeAction.Archived => Archived += count,
            ChangeAction.Restored => Restored += count,
            ChangeAction.Protected => Protected += count,
            ChangeAction.Held => Held += count,
            _ => 0,
        };

        if (outcome == ChangeOutcome.Failed && action != ChangeAction.Linked)
        {
            Failed += count;
        }

        if (outcome == ChangeOutcome.Successful && action is ChangeAction.Created or ChangeAction.Restored)
        {
            Joining += count;
        }
    }
}
