using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Infrastructure.Tests.Feed;

[TestFixture]
public sealed class SyncStatesTests : StoreFixture
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task One_owner_at_a_time_holds_the_lease_until_it_runs_out()
    {
        (await LeaseAsync("one")).ShouldBeTrue();
        (await LeaseAsync("two")).ShouldBeFalse();
        (await LeaseAsync("one")).ShouldBeTrue();

        Application.Clock.Advance(Minute);
        (await LeaseAsync("two")).ShouldBeFalse();
        Application.Clock.Advance(TimeSpan.FromTicks(1));
        (await LeaseAsync("two")).ShouldBeTrue();
        (await StateAsync()).LeaseUntil.ShouldBe(Application.Clock.GetUtcNow() + Minute);
    }

    [Test]
    public async Task Only_the_owner_gives_the_lease_up()
    {
        await LeaseAsync("one");

        await AskAsync<ISyncStates, bool>(async states =>
        {
            await states.ReleaseAsync("two", default);
            return true;
        });
        (await LeaseAsync("two")).ShouldBeFalse();

        await AskAsync<ISyncStates, bool>(async states =>
        {
            await states.ReleaseAsync("one", default);
            return true;
        });
        (await LeaseAsync("two")).ShouldBeTrue();
    }

    [Test]
    public async Task Of_many_who_reach_for_the_lease_at_once_one_gets_it()
    {
        for (var round = 0; round < 20; round++)
        {
            var got = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => LeaseAsync($"{round}-{i}"))));

            got.Count(taken => taken).ShouldBe(1);
            Application.Clock.Advance(2 * Minute);
        }
    }

    [Test]
    public async Task A_lease_is_one_tenants()
    {
        (await LeaseAsync("one")).ShouldBeTrue();
        (await AskAsync((ISyncStates states) => states.TryLeaseAsync("two", Application.Clock.GetUtcNow() + Minute, default), Other)).ShouldBeTrue();
        (await StateAsync()).LeaseOwner.ShouldBe("one");
    }

    [Test]
    public async Task At_start_all_leases_can_be_broken()
    {
        await LeaseAsync("one");
        await AskAsync((ISyncStates states) => states.TryLeaseAsync("one", Application.Clock.GetUtcNow() + Minute, default), Other);

        await AskAsync<ISyncStates, bool>(async states =>
        {
            await states.BreakLeasesAsync(default);
            return true;
        });

        (await LeaseAsync("two")).ShouldBeTrue();
        (await AskAsync((ISyncStates states) => states.ReadAsync(default), Other)).LeaseOwner.ShouldBeNull();
    }

    [Test]
    public async Task What_is_left_of_the_feed_says_since_when_something_waits()
    {
        var start = Application.Clock.GetUtcNow();
        foreach (var (seq, kind) in new[] { (1, FeedKind.UserCreated), (2, FeedKind.UserChanged), (3, FeedKind.SyncFinished), (4, FeedKind.NothingChanged), (5, FeedKind.SyncFinished) })
        {
            await StoreAsync(new FeedEntry { TenantId = Tenant.Id, Seq = seq, At = start + (seq * Minute), Kind = kind });
        }

        await StoreAsync(Other, new FeedEntry { TenantId = Other.Id, Seq = 9, At = start, Kind = FeedKind.UserCreated });

        (await TakenUpAsync(1)).FirstWaitingAt.ShouldBe(start + (2 * Minute));
        (await TakenUpAsync(2)).FirstWaitingAt.ShouldBe(start + (4 * Minute));
        (await TakenUpAsync(4)).FirstWaitingAt.ShouldBeNull();
        var back = await TakenUpAsync(0);
        (back.SyncedSeq, back.FirstWaitingAt).ShouldBe((0, start + Minute));
        (await AskAsync((ISyncStates states) => states.ReadAsync(default), Other)).SyncedSeq.ShouldBe(0);
    }

    [Test]
    public async Task What_was_applied_moves_forward_only()
    {
        (await ChangeAsync(states => states.AppliedAsync(5, default))).AppliedSeq.ShouldBe(5);
        (await ChangeAsync(states => states.AppliedAsync(3, default))).AppliedSeq.ShouldBe(5);
        (await AskAsync((ISyncStates states) => states.ReadAsync(default), Other)).AppliedSeq.ShouldBe(0);
    }

    [Test]
    public async Task The_last_syncs_end_and_length_are_kept()
    {
        var at = Application.Clock.GetUtcNow();

        var state = await ChangeAsync(states => states.FinishedAsync(at, TimeSpan.FromMilliseconds(1234), default));

        (state.LastSyncFinishedAt, state.LastSyncDuration).ShouldBe((at, TimeSpan.FromMilliseconds(1234)));
    }

    [Test]
    public async Task Tenants_with_waiting_writes_or_unfinished_syncs_have_work()
    {
        (await WorkAsync()).ShouldBeEmpty();

        await StoreAsync(new FeedEntry { TenantId = Tenant.Id, Seq = 1, At = Application.Clock.GetUtcNow(), Kind = FeedKind.UserCreated });
        await TakenUpAsync(0);
        (await WorkAsync()).ShouldBe([Tenant.Id]);

        await StoreAsync(
            Other,
            new Sync { TenantId = Other.Id, Id = Guid.Parse("00000000-0000-0000-0000-000000000001"), Status = SyncStatus.Processing },
            new Sync { TenantId = Other.Id, Id = Guid.Parse("00000000-0000-0000-0000-000000000002"), Status = SyncStatus.Pending });
        await StoreAsync(new Sync { TenantId = Tenant.Id, Id = Guid.Parse("00000000-0000-0000-0000-000000000003"), Status = SyncStatus.Pending });
        (await WorkAsync()).ShouldBe([Tenant.Id, Other.Id], ignoreOrder: true);
        (await AskAsync((ISyncStates states) => states.AllTenantsAsync(default))).ShouldBe([Tenant.Id, Other.Id], ignoreOrder: true);
    }

    private Task<bool> LeaseAsync(string owner) =>
        AskAsync((ISyncStates states) => states.TryLeaseAsync(owner, Application.Clock.GetUtcNow() + Minute, default));

    private Task<SyncState> TakenUpAsync(long seq) => ChangeAsync(states => states.TakenUpAsync(seq, default));

    private async Task<SyncState> ChangeAsync(Func<ISyncStates, Task> change)
    {
        await AskAsync<ISyncStates, bool>(async states =>
        {
            await change(states);
            return true;
        });
        return await StateAsync();
    }

    private Task<SyncState> StateAsync() => AskAsync((ISyncStates states) => states.ReadAsync(default));

    private Task<IReadOnlyList<Guid>> WorkAsync() => AskAsync((ISyncStates states) => states.TenantsWithWorkAsync(default));
}
