namespace Ksat.Provisioning.Domain.Planning;

/// <summary>A row of a plan with what brought it about.</summary>
/// <param name="Requests">The SCIM requests that caused it, newest first.</param>
/// <param name="WithNext">It must be applied in one transaction with the row after it: two people swap addresses.</param>
public sealed record PlanRow(PlannedChange Change, IReadOnlyList<Guid> Requests, bool WithNext);
