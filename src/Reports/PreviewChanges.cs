using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Reports;

/// <summary>One page of the rows that a full sync would have now. Writes nothing; each page plans anew.</summary>
public sealed record PreviewChanges(ChangeFilter Filter, PageRequest Page) : IQuery<Listing<ChangeView>>;

internal sealed class PreviewChangesValidator : AbstractValidator<PreviewChanges>
{
    public PreviewChangesValidator()
    {
        RuleFor(query => query.Filter).SetValidator(new ChangeFilterValidator()).OverridePropertyName("");
    }
}

internal sealed class PreviewChangesHandler(IPlanPreview preview) : IQueryHandler<PreviewChanges, Listing<ChangeView>>
{
    public async Task<Result<Listing<ChangeView>>> Handle(PreviewChanges request, CancellationToken cancellationToken)
    {
        var items = new List<ChangeView>();
        var total = 0;
        await foreach (var page in preview.RunAsync(null, cancellationToken))
        {
            foreach (var row in page.Where(row => request.Filter.Admits(row.Change)))
            {
                if (total >= request.Page.Skip && items.Count < request.Page.PageSize)
                {
                    items.Add(ChangeView.Of(row));
                }

                total++;
            }
        }

        return request.Page.Of<ChangeView>(items, total);
    }
}
