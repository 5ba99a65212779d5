using Ksat.Provisioning.Testing;
using Ksat.Provisioning.Testing.Hosting;

namespace Ksat.Provisioning.Web.Tests.Api;

/// <summary>One host per fixture, one tenant per test.</summary>
internal abstract class ConsoleTests
{
    protected const string OperatorKey = "operator-key-of-the-tests-0123456789";

    protected ProvisioningHost Host { get; private set; } = null!;

    protected TestTenant Tenant { get; private set; } = null!;

    protected ApiClient Console { get; private set; } = null!;

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Bootstrap:OperatorKey"] = OperatorKey,
        ["Roster:EmailsUniqueAcrossTenants"] = "false", // The tenants of a fixture know the same people.
    };

    [OneTimeSetUp]
    public void StartHost() => Host = new ProvisioningHost(Settings);

    [OneTimeTearDown]
    public void StopHost() => Host.Dispose();

    [SetUp]
    public async Task AddTenantAsync()
    {
        Tenant = await Host.AddTenantAsync();
        Console = As(Tenant.ConsoleKey);
    }

    protected ApiClient As(string secret) => new(Host.ClientWith(secret));
}
