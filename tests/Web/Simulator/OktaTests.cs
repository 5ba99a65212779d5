using Ksat.Provisioning.OktaSimulator;
using Ksat.Provisioning.Testing.Hosting;

namespace Ksat.Provisioning.Web.Tests.Simulator;

/// <summary>A whole Okta tenant, small, against the real pipeline.</summary>
[TestFixture]
public sealed class OktaTests
{
    private static readonly SimulatorOptions Small = new() { Users = 120, Groups = 7, LargestGroup = 60, Batch = 20, Seed = 7 };

    [TestCase(OktaApp.Oin)]
    [TestCase(OktaApp.Wizard)]
    public async Task Its_directory_reads_back_what_it_wrote(OktaApp app)
    {
        await using var host = new ProvisioningHost();
        var tenant = await host.AddTenantAsync();
        (await Play.AsOktaAsync(host, tenant, Small with { App = app }, look: false)).ShouldBeRight();
    }

    [TestCase(OktaApp.Oin)]
    [TestCase(OktaApp.Wizard)]
    public async Task In_Test_Mode_the_report_is_what_it_sent_and_the_roster_stays(OktaApp app)
    {
        await using var host = new ProvisioningHost();
        var tenant = await host.AddTenantAsync();
        (await Play.AsOktaAsync(host, tenant, Small with { App = app, Mistakes = 2 })).ShouldBeRight();
    }

    [TestCase(OktaApp.Oin)]
    [TestCase(OktaApp.Wizard)]
    public async Task Live_the_roster_is_what_it_sent(OktaApp app)
    {
        await using var host = new ProvisioningHost();
        var tenant = await host.AddTenantAsync();
        (await Play.AsOktaAsync(host, tenant, Small with { App = app, Live = true, Mistakes = 2 })).ShouldBeRight();
    }

    [Test]
    public async Task First_in_Test_Mode_then_live_then_the_other_kind_of_app_over_the_same_directory()
    {
        await using var host = new ProvisioningHost();
        var tenant = await host.AddTenantAsync();
        (await Play.AsOktaAsync(host, tenant, Small)).ShouldBeRight();
        (await Play.AsOktaAsync(host, tenant, Small with { Live = true })).ShouldBeRight();
        (await Play.AsOktaAsync(host, tenant, Small with { Live = true, App = OktaApp.Wizard })).ShouldBeRight();
    }

    [Test]
    public async Task Two_tenants_with_the_same_people_never_see_each_other()
    {
        await using var host = new ProvisioningHost();
        var first = await host.AddTenantAsync("First");
        var second = await host.AddTenantAsync("Second");
        var results = await Task.WhenAll(
            Play.AsOktaAsync(host, first, Small, look: false),
            Play.AsOktaAsync(host, second, Small with { App = OktaApp.Wizard }, look: false));
        results.ShouldAllBe(result => result.IsRight);
    }
}
