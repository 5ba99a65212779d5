using Ksat.Provisioning.Application.FirstStart;

namespace Ksat.Provisioning.Web.Hosting.Start;

/// <summary>What a person sees at the start. Secrets go to standard output only, this once, and never through a logger.</summary>
internal static class Greeting
{
    public static void Print(TextWriter output, InstallationStart start, string address)
    {
        var text = start switch
        {
            InstallationStart.Made made => First(made, address),
            InstallationStart.GoesOn goesOn => Again(goesOn, address),
            _ => throw new ArgumentOutOfRangeException(nameof(start)),
        };
        output.Write(text);
        output.Flush();
    }

    private static string First(InstallationStart.Made made, string address) =>
        $"""

        KSAT Provisioning is ready. Its database was empty, so the first tenant was made, in Test Mode: reports only, the roster stays as it is.

          Tenant:        {made.Tenant}
          Tenant URL:    {address}{PublicAddress.ScimPath}
          SCIM token:    {made.ScimToken ?? Given("ScimToken")}
          Console key:   {made.ConsoleKey ?? Given("ConsoleKey")}
          Operator key:  {made.OperatorKey ?? Given("OperatorKey")}

        {Advice(made)}
        {Where(address)}

        """.ReplaceLineEndings();

    private static string Again(InstallationStart.GoesOn goesOn, string address) =>
        $"""

        KSAT Provisioning is ready and goes on where it was, with {goesOn.Tenants} tenant{(goesOn.Tenants == 1 ? "" : "s")}. Secrets were shown at the first start only.

          Tenant URL:    {address}{PublicAddress.ScimPath}

        {Where(address)}

        """.ReplaceLineEndings();

    private static string Given(string setting) => $"as given in Bootstrap:{setting}";

    private static string Advice(InstallationStart.Made made) => made is { ScimToken: null, ConsoleKey: null, OperatorKey: null }
        ? "The secrets are stored as hashes only."
        : "Keep the secrets now: they are shown this once and stored as hashes only.";

    private static string Where(string address) =>
        $"""
          Connect Okta:  give it the Tenant URL and the SCIM token; step by step in README.md
          Console API:   {address}/scalar/v1 (send the console key as bearer token)
        """;
}
