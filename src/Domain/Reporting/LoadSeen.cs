namespace Ksat.Provisioning.Domain.Reporting;

/// <summary>What a Test Mode report saw of the load: counted once, as the report is made, so that the go-live gate counts nothing anew (docs/product.md, "Settled").</summary>
/// <param name="NewUsers">Users made in the directory since the report before.</param>
/// <param name="GroupsChanged">Groups of the directory that were made, or whose members changed, since then.</param>
/// <param name="ActiveUsers">Active console users.</param>
/// <param name="MatchedUsers">Of these, those for whom the directory has somebody active.</param>
public sealed record LoadSeen(int NewUsers, int GroupsChanged, int ActiveUsers, int MatchedUsers);
