using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Web.Tests.Api.Backup;

/// <summary>
/// What holds of a backup whatever happens after it (docs/product.md, "Import"): changed e-mails and managed memberships aside, which an import doesn't put back.
/// A failure prints its seed: <c>KSAT_SEED=1,2</c> in the environment runs it again.
/// </summary>
[TestFixture]
internal sealed class BackupPropertyTests : ConsoleTests
{
    private const int Cases = 12;
    private static readonly string? Replay = Environment.GetEnvironmentVariable("KSAT_SEED");

    [Test]
    public void A_backup_restores_to_the_letter_whatever_was_edited_and_provisioned_since()
    {
        var differed = 0;
        Check((from before in Meddling.Of(30) from after in Meddling.Of(30) select (before, after)).ToArbitrary(), async steps =>
        {
            var tenant = await Host.AddTenantAsync("Acme", new TenantSettings { TestMode = false });
            var console = As(tenant.ConsoleKey);
            var life = new Meddler(console, new Provider(Host, tenant.ScimToken));
            await life.LiveAsync(steps.before);
            await console.SyncAsync(full: steps.before.Length % 2 == 0);
            var backup = await ExportAsync(console);

            await life.LiveAsync(steps.after);
            await console.SyncAsync(full: steps.after.Length % 2 == 0);
            differed += (await ExportAsync(console)).StartsWith(backup, StringComparison.Ordinal) ? 0 : 1;
            var report = await console.ImportAsync(Encoding.UTF8.GetBytes(backup));

            report.String("status").ShouldBe("Completed");
            report["issues"].GetInt32().ShouldBe(0, string.Join('\n', await console.RowsAsync(report.Id)));
            var restored = await ExportAsync(console);
            var (start, since) = (restored[..Math.Min(backup.Length, restored.Length)], restored[Math.Min(backup.Length, restored.Length)..]);
            start.ShouldBe(backup);
            AddressesOf(since).ShouldBe((await console.GetAsync("users?pageSize=500")).Items.Select(user => user.GetProperty("email").GetString()!).Except(AddressesOf(backup)), ignoreOrder: true);
            (await console.RowsAsync((await console.ImportAsync(Encoding.UTF8.GetBytes(backup), dryRun: true)).Id)).ShouldBeEmpty();
        });

        // A backup that nothing has happened to says little.
        differed.ShouldBeGreaterThan(Cases / 2);
    }

    private static async Task<string> ExportAsync(ApiClient console) => (await console.GetAsync("users.csv")).ShouldSucceed().Text;

    /// <summary>Of lines that begin with an address: nothing else that is meddled with does. An address that looks like a formula has an apostrophe before it.</summary>
    private static IEnumerable<string> AddressesOf(string csv) =>
        from line in csv.Split('\n')
        let cell = line.Split(',')[0]
        where cell.EndsWith(Meddler.Domain, StringComparison.Ordinal)
        select cell.StartsWith('\'') ? cell[1..] : cell;

    private static void Check<T>(Arbitrary<T> arbitrary, Func<T, Task> property)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Cases);
        if (Replay is { } seed)
        {
            var numbers = seed.Split(',').Select(ulong.Parse).ToArray();
            config = config.WithReplay(numbers[0], numbers[1]);
        }

        Prop.ForAll(arbitrary, value => property(value).GetAwaiter().GetResult()).Check(config);
    }
}
