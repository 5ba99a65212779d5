using System.Diagnostics;
using System.Globalization;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Benchmarks.Store;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Benchmarks.Safety;

/// <summary>A mass archive, from the plan to the undo: what it takes and how much memory (docs/benchmarks.md, "A mass archive").</summary>
internal static class ArchivesBenchmark
{
    public static async Task RunAsync(int users, int archives)
    {
        await using var store = await FilledStore.MakeAsync(users, new TenantSettings { TestMode = false });
        await DeactivateAsync(store, archives);
        Console.WriteLine($"| {users:N0} users, {archives:N0} deactivated | seconds | allocated, MB | most memory in use, MB |\n|---|---|---|---|");
        await MeasureAsync("plan (preview)", () => store.AskAsync<IPlanPreview, int>(async preview =>
        {
            var rows = 0;
            await foreach (var page in preview.RunAsync(null, default))
            {
                rows += page.Count;
            }

            return rows;
        }));
        var sync = Guid.Empty;
        await MeasureAsync("full live sync that holds them", async () => sync = await SyncAsync(store, new ForceSync(Full: true)));
        await ShowAsync(store, SyncStatus.Held, RosterStatus.Archived, 0);
        await MeasureAsync("allow: the answer", () => SendAsync(store, new AllowHeld(sync)));
        await MeasureAsync("allow: applied", () => RunDueAsync(store));
        await ShowAsync(store, SyncStatus.Completed, RosterStatus.Archived, archives);
        await MeasureAsync("undo: the answer", () => store.AskAsync((Undoing undoing) => undoing.UndoAsync(sync, userId: null, partial: false, default)));
        await MeasureAsync("undo: applied", () => RunDueAsync(store));
        await ShowAsync(store, SyncStatus.Completed, RosterStatus.Archived, 0);
    }

    private static Task<int> DeactivateAsync(FilledStore store, int archives)
    {
        var ids = store.Users.TakeLast(archives).Min();
        return store.AskAsync<ProvisioningDbContext, int>(database =>
            database.DirectoryUsers.Where(user => user.Id >= ids).ExecuteUpdateAsync(row => row.SetProperty(user => user.Active, false)));
    }

    private static async Task<Guid> SyncAsync(FilledStore store, ForceSync command)
    {
        var id = await SendAsync(store, command);
        await RunDueAsync(store);
        return id;
    }

    private static Task<T> SendAsync<T>(FilledStore store, ICommand<T> command) =>
        store.AskAsync<ISender, T>(async sender => (await sender.SendAsync(command, default)).Value);

    private static Task<DateTimeOffset?> RunDueAsync(FilledStore store) =>
        store.Application.Services.GetRequiredService<TenantSyncs>().RunDueAsync(store.Tenant.Id, default);

    private static async Task ShowAsync(FilledStore store, SyncStatus expected, RosterStatus status, int people)
    {
        var (last, count) = await store.AskAsync<ProvisioningDbContext, (SyncStatus, int)>(async database => (
            await database.Syncs.AsNoTracking().OrderByDescending(sync => sync.Id).Select(sync => sync.Status).FirstAsync(),
            await database.RosterUsers.CountAsync(user => user.Status == status)));
        if (last != expected || count != people)
        {
            throw new InvalidOperationException($"Expected a sync that is {expected} and {people} {status}, found {last} and {count}.");
        }
    }

    private static async Task MeasureAsync<T>(string what, Func<Task<T>> work)
    {
        GC.Collect();
        var (allocated, started) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        using var watch = new MemoryWatch();
        await work();
        var took = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {took.TotalSeconds:N2} | {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6:N0} | {watch.Most / 1e6:N0} |"));
    }
}
