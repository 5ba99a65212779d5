using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ksat.Provisioning.OktaSimulator.People;

/// <summary>One attribute of the profile: where it stands in a SCIM user, and which field of the console it fills.</summary>
/// <param name="Field">The console's name of the field, or null where none is filled.</param>
/// <param name="Flat">The flat name that Okta's documentation of this app uses, or null.</param>
internal sealed record ProfileAttribute(
    string Name,
    string? Field,
    Func<Profile, string?> Get,
    Func<JsonElement, string?> Read,
    Action<JsonObject, string> Write,
    string? Flat = null);
