namespace Ksat.Provisioning.OktaSimulator.People;

/// <summary>An Okta group that is pushed to the app.</summary>
internal sealed class Team(string name, IEnumerable<Person> members)
{
    public string Name { get; set; } = name;

    /// <summary>The members as last accepted by the app, or as they will be pushed first.</summary>
    public HashSet<Person> Members { get; } = [.. members];

    /// <summary>The id that the app gave; null until it is pushed.</summary>
    public string? ScimId { get; set; }

    /// <summary>Unlinked, and deleted in the app.</summary>
    public bool Deleted { get; set; }

    /// <summary>An unexpected answer left it open what the app has of it; it is not compared any further.</summary>
    public bool Lost { get; set; }

    public override string ToString() => Name;
}
