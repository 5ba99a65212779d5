using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Syncing.Planning;

/// <summary>What is to be planned: one order for preview, Test Mode report and live sync.</summary>
/// <param name="FromSeq">The part of the feed whose changes are planned, and whose deletions are honoured: after this number,</param>
/// <param name="UpToSeq">up to this one.</param>
/// <param name="AppliedSeq">Rows name the requests after this number: those that no live sync has brought to the roster.</param>
/// <param name="Settings">The tenant's settings; a what-if passes others than the stored ones.</param>
internal sealed record PlanOrder(SyncScope Scope, long FromSeq, long UpToSeq, long AppliedSeq, TenantSettings Settings)
{
    public PlanPolicy Policy => new(Settings.AllowedDomains.Select(CaseFolding.Key).ToHashSet(StringComparer.Ordinal));
}

/// <summary>A row on its way through the plan.</summary>
/// <param name="WithNext">It must be applied in one transaction with the row after it: people who swap addresses.</param>
internal readonly record struct DraftRow(PlannedChange Change, bool WithNext = false);
