namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>The installation's setting <c>Roster:EmailsUniqueAcrossTenants</c>.</summary>
public sealed record RosterAddressOptions(bool UniqueAcrossTenants);
