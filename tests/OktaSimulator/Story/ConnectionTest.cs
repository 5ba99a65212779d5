using System.Net;
using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary><em>Test API Credentials</em>, and what Okta's SPEC test looks at before anything is written.</summary>
internal static class ConnectionTest
{
    public static async Task PlayAsync(Stage stage, Line stranger, CancellationToken cancellationToken)
    {
        stage.Progress.Begin("Testing the connection", 1);
        if (await AskAsync(stage, "GET /Users (test)", "Users?startIndex=1&count=2", 2, cancellationToken) is null)
        {
            throw new PlayStoppedException("Okta saves no connection whose test fails.");
        }

        await AskAsync(stage, "GET /Users (test)", "Users?count=1&startIndex=1", 1, cancellationToken);
        await AskAsync(stage, "GET /Groups (test)", "Groups?startIndex=1&count=100", 100, cancellationToken);

        var nobody = Uri.EscapeDataString($"userName eq \"{stage.Organisation.Random.AlphaNumeric(20)}@nobody.example\"");
        await stage.Scim.AskAsync(Call.Get("GET /Users?filter", $"Users?filter={nobody}&startIndex=1&count=100", ListAnswer.Of(1, 100, 0)), cancellationToken);
        await MissAsync(stage.Scim, HttpMethod.Get, $"Users/{Uri.EscapeDataString("0'#%&\\é")}", cancellationToken);
        await MissAsync(stage.Scim, HttpMethod.Get, $"Groups/{stage.Organisation.Random.AlphaNumeric(12)}", cancellationToken);

        await stranger.AskAsync(
            new Call("GET /Users (bad token)", HttpMethod.Get, "Users?startIndex=1&count=2")
            {
                Expected = [HttpStatusCode.Unauthorized],
                Judge = ErrorAnswer.Of(HttpStatusCode.Unauthorized),
                RequiredHeader = "WWW-Authenticate",
            },
            cancellationToken);
        stage.Progress.Step();
    }

    /// <summary>What is not there is a 404 with a SCIM error.</summary>
    public static Task<JsonElement?> MissAsync(Line line, HttpMethod method, string target, CancellationToken cancellationToken) => line.AskAsync(
        new Call($"{method} (gone)", method, target) { Expected = [HttpStatusCode.NotFound], Judge = ErrorAnswer.Of(HttpStatusCode.NotFound) },
        cancellationToken);

    private static Task<JsonElement?> AskAsync(Stage stage, string kind, string target, int count, CancellationToken cancellationToken) =>
        stage.Scim.AskAsync(Call.Get(kind, target, ListAnswer.Of(1, count)), cancellationToken);
}
