using Ksat.Provisioning.OktaSimulator;
using Ksat.Provisioning.Testing;
using Ksat.Provisioning.Testing.Hosting;

namespace Ksat.Provisioning.Web.Tests.Simulator;

/// <summary>Lets the simulator play against the whole product in this process.</summary>
internal static class Play
{
    /// <param name="look">Also look at reports and roster through the console's API.</param>
    public static async Task<SimulatorResult> AsOktaAsync(ProvisioningHost host, TestTenant tenant, SimulatorOptions options, bool look = true)
    {
        using var client = host.CreateClient();
        client.Timeout = TimeSpan.FromMinutes(2);
        var simulator = new OktaSimulator.Simulator(
            options,
            client,
            new Uri(client.BaseAddress!, "scim/v2"),
            tenant.ScimToken,
            look ? tenant.ConsoleKey : null,
            TestContext.Out,
            terminal: false,
            TimeProvider.System);
        return await simulator.PlayAsync(TestContext.CurrentContext.CancellationToken);
    }

    public static void ShouldBeRight(this SimulatorResult result)
    {
        result.Interrupted.ShouldBeNull(string.Join('\n', result.Unexpected));
        result.Unexpected.ShouldBeEmpty();
        result.Differences.ShouldBeEmpty();
    }
}
