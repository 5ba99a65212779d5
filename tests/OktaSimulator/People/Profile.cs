namespace Ksat.Provisioning.OktaSimulator.People;

/// <summary>A person's attributes as Okta maps them to the app. Null: never sent; "": cleared, having been sent before.</summary>
internal sealed record Profile
{
    public required string UserName { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string DisplayName { get; init; }

    public string? Title { get; init; }

    public string? EmployeeType { get; init; }

    public string? WorkPhone { get; init; }

    public string? MobilePhone { get; init; }

    public string? Location { get; init; }

    public string? Division { get; init; }

    public string? Organization { get; init; }

    public string? Department { get; init; }

    public string? EmployeeNumber { get; init; }

    public string? ManagerName { get; init; }

    /// <summary>An e-mail, or the Okta id (our externalId) of the manager.</summary>
    public string? Manager { get; init; }

    public string? CustomField { get; init; }

    public string? CustomDate { get; init; }
}
