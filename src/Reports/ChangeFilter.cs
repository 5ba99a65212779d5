using FluentValidation;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Reports;

/// <summary>Which rows of a report are asked for; null: all. Values compare without case.</summary>
/// <param name="Search">Part of a name, an e-mail or a group's name.</param>
public sealed record ChangeFilter(string? Object = null, string? Action = null, string? Outcome = null, string? Search = null)
{
    internal ChangeObject? ObjectValue => NamedValue.Find<ChangeObject>(Object);

    internal ChangeAction? ActionValue => NamedValue.Find<ChangeAction>(Action);

    internal ChangeOutcome? OutcomeValue => NamedValue.Find<ChangeOutcome>(Outcome);

    internal string? SearchKey => string.IsNullOrWhiteSpace(Search) ? null : CaseFolding.Key(Search.Trim());

    /// <summary>The same as the database's answer, for rows that are not stored.</summary>
    internal bool Admits(PlannedChange change) =>
        (ObjectValue is not { } kind || change.Object == kind)
        && (ActionValue is not { } action || change.Action == action)
        && (OutcomeValue is not { } outcome || change.Outcome == outcome)
        && (SearchKey is not { } key || CaseFolding.Key($"{change.Name}\n{change.Email}\n{change.Group}").Contains(key, StringComparison.Ordinal));
}

internal sealed class ChangeFilterValidator : AbstractValidator<ChangeFilter>
{
    public ChangeFilterValidator()
    {
        RuleFor(filter => filter.Object).Names<ChangeFilter, ChangeObject>("object");
        RuleFor(filter => filter.Action).Names("action", ChangeAction.Linked);
        RuleFor(filter => filter.Outcome).Names<ChangeFilter, ChangeOutcome>("outcome");
    }
}
