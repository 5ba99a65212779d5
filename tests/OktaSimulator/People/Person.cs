namespace Ksat.Provisioning.OktaSimulator.People;

/// <summary>One person in Okta's own directory, and what Okta knows of his account in the app.</summary>
internal sealed class Person(string oktaId, Profile profile)
{
    /// <summary>Okta's user id, sent as externalId.</summary>
    public string OktaId { get; } = oktaId;

    /// <summary>The profile as last accepted by the app, or as it will be sent first.</summary>
    public Profile Profile { get; set; } = profile;

    /// <summary>The id that the app gave; null until he is assigned.</summary>
    public string? ScimId { get; set; }

    public bool Active { get; set; }

    /// <summary>Joins after the groups are pushed: his memberships are there before he is.</summary>
    public bool Late { get; init; }

    /// <summary>Created with the flat attribute names that Okta's documentation of this app uses.</summary>
    public bool FlatNames { get; init; }

    /// <summary>The console has to refuse his profile; null where there is nothing to refuse.</summary>
    public string? ExpectedError { get; init; }

    /// <summary>An unexpected answer left it open what the app has of him; he is not compared any further.</summary>
    public bool Lost { get; set; }

    /// <summary>How a group names him.</summary>
    public string MemberValue => ScimId ?? OktaId;

    public override string ToString() => Profile.UserName;
}
