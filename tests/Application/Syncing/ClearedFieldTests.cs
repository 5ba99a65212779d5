using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Application.Tests.Syncing;

/// <summary>An explicitly empty value clears the roster's field, a PUT that leaves the attribute out leaves the field alone (docs/product.md, "Fields").</summary>
[TestFixture]
public sealed class ClearedFieldTests
{
    private const string Title = ""","title":"Boss" """;
    private const string NoTitle = ""","title":"" """;

    private ProvisioningApplication application = null!;
    private SyncWorld world = null!;
    private Guid anna;
    private int worlds;

    [OneTimeSetUp]
    public async Task StartAsync() => application = await SyncWorld.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await application.DisposeAsync();

    [SetUp]
    public async Task BeginAsync()
    {
        world = await SyncWorld.BeginAsync(application, $"w{worlds++}");
        anna = await world.CreateUserAsync("anna", Title);
        await world.SyncAsync(full: false);
        (await TitleAsync()).ShouldBe("Boss");
    }

    [Test]
    public async Task A_clear_reaches_the_roster_though_a_PUT_without_the_attribute_came_before_the_sync()
    {
        await world.ReplaceUserAsync(anna, "anna", NoTitle);
        await world.ReplaceUserAsync(anna, "anna");
        await world.ReplaceUserAsync(anna, "anna", ""","nickName":"An" """);

        await world.SyncAsync(full: false);

        (await TitleAsync()).ShouldBeNull();
    }

    [Test]
    public async Task So_does_one_by_PATCH_after_any_number_of_test_mode_reports()
    {
        await world.ChangeSettingsAsync(settings => settings with { TestMode = true });
        await world.PatchUserAsync(anna, "title", "\"\"");
        await world.SyncAsync(full: true);
        await world.ReplaceUserAsync(anna, "anna");
        await world.SyncAsync(full: true);
        await world.ChangeSettingsAsync(settings => settings with { TestMode = false });

        await world.SyncAsync(full: true);

        (await TitleAsync()).ShouldBeNull();
    }

    [Test]
    public async Task A_value_given_again_takes_the_clear_back()
    {
        await world.ReplaceUserAsync(anna, "anna", NoTitle);
        await world.ReplaceUserAsync(anna, "anna", ""","title":"Chief" """);

        await world.SyncAsync(full: false);

        (await TitleAsync()).ShouldBe("Chief");
    }

    [Test]
    public async Task Once_the_clear_is_on_the_roster_a_PUT_without_the_attribute_leaves_the_field_to_the_admin()
    {
        await world.ReplaceUserAsync(anna, "anna", NoTitle);
        await world.SyncAsync(full: false);
        await world.ChangeRosterAsync("anna", user => user.JobTitle = "by hand");
        await world.ReplaceUserAsync(anna, "anna");
        await world.ReplaceUserAsync(anna, "anna");

        await world.SyncAsync(full: true);

        (await TitleAsync()).ShouldBe("by hand");
    }

    private Task<string?> TitleAsync() => world.DatabaseAsync(database => database.Set<RosterUser>().Select(user => user.JobTitle).SingleAsync());
}
