namespace Ksat.Provisioning.Domain.Planning;

/// <summary>The tenant's rules that a plan obeys.</summary>
/// <param name="AllowedDomains">Folded domain names without "@"; empty: all.</param>
public sealed record PlanPolicy(IReadOnlySet<string> AllowedDomains);
