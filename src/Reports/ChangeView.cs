using System.Text.Json;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Reports;

/// <summary>A row of a report, as the API shows it (docs/api.md, "changes").</summary>
/// <param name="Guid">The SCIM id: of the user for users and memberships, of the group for groups.</param>
/// <param name="UserId">The roster id.</param>
/// <param name="HeldAs">Of a held row: what it would have been.</param>
/// <param name="HeldBecause">Of a held row: the limit it crossed, in words.</param>
public sealed record ChangeView(
    string Object,
    string Action,
    string Outcome,
    string Name,
    string? Email,
    string? Manager,
    Guid? Guid,
    Guid? UserId,
    string? Group,
    IReadOnlyList<FieldChange> Fields,
    RowError? Error,
    IReadOnlyList<string> Warnings,
    string? HeldAs,
    string? HeldBecause,
    IReadOnlyList<Guid> Requests)
{
    internal static ChangeView Of(SyncChange row) => new(
        NameOf(row.Object),
        NameOf(row.Action),
        NameOf(row.Outcome),
        row.Name,
        row.Email,
        row.Manager,
        row.DirectoryId,
        row.UserId,
        row.Group,
        row.Fields,
        row.Error,
        row.Warnings,
        row.HeldAs is { } action ? NameOf(action) : null,
        row.HeldBecause,
        row.Requests);

    internal static ChangeView Of(PlanRow row) => new(
        NameOf(row.Change.Object),
        NameOf(row.Change.Action),
        NameOf(row.Change.Outcome),
        row.Change.Name,
        row.Change.Email,
        row.Change.Manager,
        row.Change.DirectoryId,
        row.Change.UserId,
        row.Change.Group,
        row.Change.Fields,
        row.Change.Error,
        row.Change.Warnings,
        row.Change.HeldAs is { } action ? NameOf(action) : null,
        row.Change.HeldBecause,
        row.Requests);

    private static string NameOf<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
