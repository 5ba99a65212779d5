using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Reports;

/// <summary>One page of the rows that a full sync would have now. Writes nothing; each page plans anew.</summary>
/// <param name="Mapping">What it would do with another mapping; null: with the stored one.</param>
public sealed record PreviewChanges(ChangeFilter Filter, PageRequest Page, IReadOnlyList<FieldMapping>? Mapping = null) : IQuery<Listing<ChangeView>>;

internal sealed class PreviewChangesValidator : AbstractValidator<PreviewChanges>
{
    public PreviewChangesValidator()
    {
        RuleFor(query => query.Filter).SetValidator(new ChangeFilterValidator()).OverridePropertyName("");
    }
}

internal sealed class PreviewChangesHandler(IPlanPreview preview, IStore store, Caller caller) : IQueryHandler<PreviewChanges, Listing<ChangeView>>
{
    public async Task<Result<Listing<ChangeView>>> Handle(PreviewChanges request, CancellationToken cancellationToken)
    {
        var items = new List<ChangeView>();
        var total = 0;
        var settings = await store.SettingsAsync(caller, request.Mapping, cancellationToken);
        await foreach (var page in preview.RunAsync(settings, cancellationToken))
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
