using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Safety;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>GET …/go-live: whether the first load has settled, and what going live would do.</summary>
public sealed record GetGoLive : IQuery<GoLiveView>;

/// <param name="Reasons">What speaks for it or against it, in words.</param>
/// <param name="Archives">Every archive that confirming would apply, held ones included.</param>
/// <param name="SeatsAfter">Active roster users after applying.</param>
/// <param name="Trend">Of the last reports, by how many rows each differs from the one before; newest first.</param>
/// <param name="Plan">The plan's rows of users.</param>
public sealed record GoLiveView(bool Settled, IReadOnlyList<string> Reasons, int Archives, int SeatsAfter, IReadOnlyList<TrendPoint> Trend, ActionCounts Plan);

/// <param name="Changes">Null for the first report.</param>
public sealed record TrendPoint(Guid SyncId, DateTimeOffset ReceivedAt, int? Changes);

internal sealed class GetGoLiveHandler(LoadWatch load, ArchivesAhead ahead, IPlanningState roster) : IQueryHandler<GetGoLive, GoLiveView>
{
    public async Task<Result<GoLiveView>> Handle(GetGoLive request, CancellationToken cancellationToken)
    {
        var (settled, reasons, reports) = await load.TellAsync(cancellationToken);
        var (archives, tally) = await ahead.CountAsync(cancellationToken);
        var held = archives.Count - tally.Users.Archived;
        var after = Seats.After(await roster.ActiveRosterUsersAsync(cancellationToken), tally, applied: false) - held;
        var trend = reports.Select(report => new TrendPoint(report.Id, report.ReceivedAt, report.Differences));
        return new GoLiveView(settled, held > 0 ? [.. reasons, $"{Plain.Count(held, "archive")} would be held; confirming {(held == 1 ? "it lets it" : "them lets them")} pass."] : reasons, archives.Count, after, [.. trend], tally.Users);
    }
}

/// <summary>What going live would archive now.</summary>
internal sealed class ArchivesAhead(IPlanPreview preview)
{
    public async Task<(ArchiveSet Archives, ChangeTally Tally)> CountAsync(CancellationToken cancellationToken)
    {
        var (archives, tally) = (new ArchiveSet(), new ChangeTally());
        await foreach (var page in preview.RunAsync(null, cancellationToken))
        {
            foreach (var change in page.Select(row => row.Change))
            {
                tally.Add(change);
                if (change is { Object: ChangeObject.Users, Outcome: ChangeOutcome.Successful } && (change.HeldAs ?? change.Action) == ChangeAction.Archived)
                {
                    archives.Add(change.UserId!.Value);
                }
            }
        }

        return (archives, tally);
    }
}

/// <summary>Looks whether a number typed by the admin is what going live would archive now. It plans, and so isn't done inside the command's transaction.</summary>
public sealed record ConfirmGoLive(int Archives) : IQuery<GoLiveConsent>;

/// <summary>The admin's consent to archive exactly these.</summary>
public sealed record GoLiveConsent(int Archives, Guid Set);

internal sealed class ConfirmGoLiveHandler(ArchivesAhead ahead) : IQueryHandler<ConfirmGoLive, GoLiveConsent>
{
    public async Task<Result<GoLiveConsent>> Handle(ConfirmGoLive request, CancellationToken cancellationToken)
    {
        var (archives, _) = await ahead.CountAsync(cancellationToken);
        return archives.Count == request.Archives
            ? new GoLiveConsent(archives.Count, archives.Digest)
            : Fault.Conflict($"Going live would archive {Plain.Count(archives.Count, "user")} now, not {request.Archives}: look at the plan again and confirm {archives.Count}.");
    }
}

/// <summary>POST …/go-live: turns Test Mode off and starts a full sync, whose archives pass the guard if they are those confirmed. Answers its id.</summary>
public sealed record GoLive(GoLiveConsent Consent) : ICommand<Guid>;

internal sealed class GoLiveValidator : AbstractValidator<GoLive>
{
    public GoLiveValidator() => RuleFor(command => command.Consent).NotNull();
}

internal sealed class GoLiveHandler(IStore store, Caller caller, SyncRequests requests, AuditTrail audit) : ICommandHandler<GoLive, Guid>
{
    public async Task<Result<Guid>> Handle(GoLive request, CancellationToken cancellationToken)
    {
        var tenant = await store.FindAsync<Tenant>(caller.TenantId, cancellationToken);
        if (tenant is null)
        {
            return Fault.NotFound("There is no such tenant.");
        }

        if (tenant.Settings is not { Enabled: true, TestMode: true })
        {
            return Fault.Conflict(tenant.Settings.Enabled ? "Test Mode is off already." : "User provisioning is switched off: switch it on in the provisioning settings first.");
        }

        tenant.Change(tenant.Settings with { TestMode = false });
        var sync = await requests.AskAsync(SyncScope.Full, forced: true, SyncReasons.WentLive, cancellationToken);
        (sync.ConfirmedArchives, sync.ConfirmedSet) = (request.Consent.Archives, request.Consent.Set);
        audit.Record(
            AuditKind.GoLive, $"Test Mode was turned off, {Plain.Count(request.Consent.Archives, "archive")} confirmed", sync.Id, [new FieldChange("testMode", "true", "false")]);
        return sync.Id;
    }
}
