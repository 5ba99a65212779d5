namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>How many rows one transaction of a sync writes: so few that SCIM writes get in between.</summary>
internal sealed record BatchSizes(int First = 50, int Fewest = 10, int Most = 500);
