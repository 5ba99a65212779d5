using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Reports;

/// <summary>The tenant's syncs, newest first.</summary>
/// <param name="Service">SCIM, CSV or Undo.</param>
/// <param name="Status">One of <see cref="SyncStatus"/>.</param>
/// <param name="TestMode">"true" or "false".</param>
public sealed record FindSyncs(PageRequest Page, string? Service = null, string? Status = null, string? TestMode = null) : IQuery<Listing<SyncView>>;

internal sealed class FindSyncsValidator : AbstractValidator<FindSyncs>
{
    public FindSyncsValidator()
    {
        RuleFor(query => query.Status).Names<FindSyncs, SyncStatus>("status");
        RuleFor(query => query.Service)
            .Must(service => string.IsNullOrEmpty(service) || SyncsMatching.Services.Contains(service, StringComparer.OrdinalIgnoreCase))
            .WithMessage($"Unknown service: one of {string.Join(", ", SyncsMatching.Services)} is possible.").OverridePropertyName("service");
        RuleFor(query => query.TestMode)
            .Must(text => string.IsNullOrEmpty(text) || bool.TryParse(text, out _)).WithMessage("true or false is possible.").OverridePropertyName("testMode");
    }
}

internal sealed class FindSyncsHandler(IStore store) : IQueryHandler<FindSyncs, Listing<SyncView>>
{
    public async Task<Result<Listing<SyncView>>> Handle(FindSyncs request, CancellationToken cancellationToken)
    {
        var matching = new SyncsMatching(request);
        var total = await store.CountAsync(matching, cancellationToken);
        var syncs = await store.ListAsync(matching, cancellationToken);
        return request.Page.Of<SyncView>([.. syncs.Select(SyncView.Of)], total);
    }
}

internal sealed class SyncsMatching : Specification<Sync>
{
    public static readonly IReadOnlyList<string> Services = [Sync.ServiceScim, Sync.ServiceCsv, Sync.ServiceUndo];

    public SyncsMatching(FindSyncs query)
    {
        if (NamedValue.Find<SyncStatus>(query.Status) is { } status)
        {
            Query.Where(sync => sync.Status == status);
        }

        if (Services.FirstOrDefault(name => name.Equals(query.Service, StringComparison.OrdinalIgnoreCase)) is { } service)
        {
            Query.Where(sync => sync.Service == service);
        }

        if (bool.TryParse(query.TestMode, out var testMode))
        {
            Query.Where(sync => sync.TestMode == testMode);
        }

        Query.OrderByDescending(sync => sync.Id).Skip(query.Page.Skip).Take(query.Page.PageSize).AsNoTracking();
    }
}
