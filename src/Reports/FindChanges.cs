using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Reports;

/// <summary>One page of a report's rows, in the order of the plan.</summary>
public sealed record FindChanges(Guid SyncId, ChangeFilter Filter, PageRequest Page) : IQuery<Listing<ChangeView>>;

internal sealed class FindChangesValidator : AbstractValidator<FindChanges>
{
    public FindChangesValidator()
    {
        RuleFor(query => query.Filter).SetValidator(new ChangeFilterValidator()).OverridePropertyName("");
    }
}

internal sealed class FindChangesHandler(IStore store) : IQueryHandler<FindChanges, Listing<ChangeView>>
{
    public async Task<Result<Listing<ChangeView>>> Handle(FindChanges request, CancellationToken cancellationToken)
    {
        if ((await store.WithRowsAsync(request.SyncId, cancellationToken)).Fault is { } fault)
        {
            return fault;
        }

        var matching = new RowsOfReport(request.SyncId, request.Filter, request.Page);
        var total = await store.CountAsync(matching, cancellationToken);
        var rows = await store.ListAsync(matching, cancellationToken);
        return request.Page.Of<ChangeView>([.. rows.Select(ChangeView.Of)], total);
    }
}

/// <summary>The rows of a report that are shown: links alone are none.</summary>
internal sealed class RowsOfReport : Specification<SyncChange>
{
    public RowsOfReport(Guid syncId, ChangeFilter? filter = null, PageRequest? page = null)
    {
        Query.Where(row => row.SyncId == syncId && row.Action != ChangeAction.Linked);
        if (filter is not null)
        {
            Narrow(filter);
        }

        Query.OrderBy(row => row.Ordinal).AsNoTracking();
        if (page is not null)
        {
            Query.Skip(page.Skip).Take(page.PageSize);
        }
    }

    private void Narrow(ChangeFilter filter)
    {
        if (filter.ObjectValue is { } kind)
        {
            Query.Where(row => row.Object == kind);
        }

        if (filter.ActionValue is { } action)
        {
            Query.Where(row => row.Action == action);
        }

        if (filter.OutcomeValue is { } outcome)
        {
            Query.Where(row => row.Outcome == outcome);
        }

        if (filter.SearchKey is { } key)
        {
            Query.Where(row => row.SearchKey.Contains(key));
        }
    }
}
