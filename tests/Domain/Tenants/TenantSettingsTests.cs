using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Domain.Tests.Tenants;

/// <summary>What a change of the switches brings along (docs/product.md, "Safety").</summary>
public sealed class TenantSettingsTests
{
    private static readonly TenantSettings Live = new() { Enabled = true, TestMode = false };

    [Test]
    public void Switching_provisioning_on_turns_test_mode_on() => Live.Safe(Live with { Enabled = false }).TestMode.ShouldBeTrue();

    [Test]
    public void Coming_from_another_service_turns_test_mode_on() => Live.Safe(Live with { Service = "Another" }).TestMode.ShouldBeTrue();

    [Test]
    public void Any_other_change_leaves_the_mode() => (Live with { Seats = 5, AllowedDomains = ["corp.example"] }).Safe(Live).TestMode.ShouldBeFalse();

    [Test]
    public void Switching_provisioning_off_leaves_the_mode() => (Live with { Enabled = false }).Safe(Live).TestMode.ShouldBeFalse();
}
