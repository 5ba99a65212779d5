using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Import;

/// <summary>What one line of a CSV says about one person, already read.</summary>
/// <param name="Fields">The columns that the file has, by API name; null = cleared.</param>
/// <param name="ProvisioningManaged">Null: the file has no such column.</param>
/// <param name="Status">What he shall be; a line without status restores.</param>
/// <param name="Error">The gravest thing wrong with the line; the line then applies nothing.</param>
public sealed record ImportPerson(
    int Line, Guid NewUserId, string Email, IReadOnlyList<FieldChangeTo> Fields, bool? ProvisioningManaged, RosterStatus Status, RowError? Error);

/// <summary>One field and what it shall be; null = empty.</summary>
public readonly record struct FieldChangeTo(string Field, string? Text);

/// <param name="User">The console user with this address, archived or not.</param>
/// <param name="Repeats">An earlier line of the file has the address already.</param>
/// <param name="UsedElsewhere">Another tenant's active user has it, and the installation forbids that.</param>
/// <param name="IsLastAdmin">No other admin would stay active.</param>
public sealed record ImportCase(ImportPerson Person, RosterUser? User, bool Repeats, bool UsedElsewhere, bool IsLastAdmin);
