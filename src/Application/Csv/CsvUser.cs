using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Csv;

/// <summary>One line of the CSV: a console user, archived or not, and the names of all his groups.</summary>
public sealed record CsvUser(RosterUser User, IReadOnlyList<string> Groups);
