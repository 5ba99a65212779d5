namespace Ksat.Provisioning.OktaSimulator;

/// <summary>Which of Okta's two kinds of app is played.</summary>
public enum OktaApp
{
    /// <summary>An app of the Okta Integration Network: deactivations and groups by PATCH.</summary>
    Oin,

    /// <summary>An app of the App Integration Wizard: everything by GET and PUT.</summary>
    Wizard,
}

/// <summary>What to play. The same options and seed always make the same people, groups and changes.</summary>
public sealed record SimulatorOptions
{
    public OktaApp App { get; init; } = OktaApp.Oin;

    public int Users { get; init; } = 1000;

    public int Groups { get; init; } = 20;

    /// <summary>Members of the largest group, at most.</summary>
    public int LargestGroup { get; init; } = 500;

    /// <summary>Members per PATCH.</summary>
    public int Batch { get; init; } = 200;

    public int Seed { get; init; } = 7;

    /// <summary>How many requests may be under way at once.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>People whose profile the console must refuse (a wrong date), and group members who never arrive.</summary>
    public int Mistakes { get; init; }

    /// <summary>Take the tenant live first, or insist that it is.</summary>
    public bool Live { get; init; }

    /// <summary>After so many unexpected answers the rest isn't played.</summary>
    public int GiveUpAfter { get; init; } = 25;
}
