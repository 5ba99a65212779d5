using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Reports;

/// <summary>What a full sync would do now, counted. Writes nothing.</summary>
/// <param name="Mapping">What it would do with another mapping; null: with the stored one.</param>
public sealed record PreviewSync(IReadOnlyList<FieldMapping>? Mapping = null) : IQuery<SyncView>;

internal sealed class PreviewSyncHandler(IPlanPreview preview, IPlanningState roster, IStore store, Caller caller, TimeProvider clock) : IQueryHandler<PreviewSync, SyncView>
{
    public async Task<Result<SyncView>> Handle(PreviewSync request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var settings = await store.SettingsAsync(caller, request.Mapping, cancellationToken);
        var tally = new ChangeTally();
        await foreach (var page in preview.RunAsync(settings, cancellationToken))
        {
            foreach (var row in page)
            {
                tally.Add(row.Change);
            }
        }

        var after = Seats.After(await roster.ActiveRosterUsersAsync(cancellationToken), tally, applied: false);
        var sync = new Sync
        {
            ReceivedAt = now,
            StartedAt = now,
            FinishedAt = clock.GetUtcNow(),
            Status = SyncStatus.Completed,
            TestMode = settings.TestMode,
            Scope = SyncScope.Full,
            Reason = "Preview",
            Tally = tally,
            Warnings = Seats.Warnings(settings.Seats, after),
        };
        return SyncView.Of(sync) with { Id = null };
    }
}

internal static class PreviewSettings
{
    public static async Task<TenantSettings> SettingsAsync(
        this IStore store, Caller caller, IReadOnlyList<FieldMapping>? mapping, CancellationToken cancellationToken)
    {
        var settings = (await store.FindAsync(new TenantToShow(caller.TenantId), cancellationToken))!.Settings;
        return mapping is null ? settings : settings with { Mapping = mapping };
    }
}

internal sealed class TenantToShow : Specification<Tenant>
{
    public TenantToShow(Guid id) => Query.Where(tenant => tenant.Id == id).AsNoTracking();
}
