using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Requests;
using Ksat.Provisioning.Infrastructure.Requests;
using Ksat.Provisioning.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ksat.Provisioning.Infrastructure.Tests.Requests;

/// <summary>Noting never waits and never fails; what can't be kept is counted (docs/operations.md, "Requests").</summary>
[TestFixture]
internal sealed class RequestLogTests : StoreFixture
{
    private const int MostWaiting = 30;

    private Type writer = null!;

    private IRequestLog Log => Application.Services.GetRequiredService<IRequestLog>();

    [Test]
    public async Task What_the_queue_cannot_hold_is_lost_and_counted_by_tenant()
    {
        for (var i = 0; i < MostWaiting - 1; i++)
        {
            Log.Note(EntryOf(Tenant));
        }

        Log.Note(EntryOf(Other));
        for (var i = 0; i < 7; i++)
        {
            Log.Note(EntryOf(Tenant));
        }

        (Log.LostOf(Tenant.Id), Log.LostOf(Other.Id)).ShouldBe((7, 0));
        await using var writing = await Writing.StartAsync((IHostedService)ActivatorUtilities.CreateInstance(Application.Services, writer));
        await Log.SettleAsync(default);
        (await RowsAsync<RequestLogEntry>()).Count.ShouldBe(MostWaiting - 1);
        (await RowsAsync<RequestLogEntry>(Other)).Count.ShouldBe(1);
        Log.Note(EntryOf(Tenant));
        await Log.SettleAsync(default);
        (await RowsAsync<RequestLogEntry>()).Count.ShouldBe(MostWaiting, "there is room again");
        Log.LostOf(Tenant.Id).ShouldBe(7);
    }

    [Test]
    public async Task A_batch_that_cannot_be_stored_is_lost_and_counted_and_the_log_goes_on()
    {
        var twice = Ids.New(Application.Clock);
        Log.Note(EntryOf(Tenant, twice));
        Log.Note(EntryOf(Tenant, twice));
        await using var writing = await Writing.StartAsync((IHostedService)ActivatorUtilities.CreateInstance(Application.Services, writer));
        await Log.SettleAsync(default);
        Log.LostOf(Tenant.Id).ShouldBe(2);

        Log.Note(EntryOf(Tenant));
        await Log.SettleAsync(default);

        (await RowsAsync<RequestLogEntry>()).Count.ShouldBe(1);
        Log.LostOf(Tenant.Id).ShouldBe(2);
    }

    protected override void Extend(IServiceCollection services)
    {
        base.Extend(services);
        services.AddSingleton(new RequestLogLimits(MostWaiting, BatchSize: 8));
        writer = services.Select(service => service.ImplementationType).OfType<Type>().Single(type => type.Name == "RequestLogWriter");
    }

    private RequestLogEntry EntryOf(TestTenant tenant, Guid? id = null) => new()
    {
        TenantId = tenant.Id,
        Id = id ?? Ids.New(Application.Clock),
        At = Application.Clock.GetUtcNow(),
        Method = "GET",
        Path = "/scim/v2/Users",
        Status = 200,
    };

    /// <summary>The log's writer, which the application alone doesn't run.</summary>
    private sealed class Writing(IHostedService writer) : IAsyncDisposable
    {
        public static async Task<Writing> StartAsync(IHostedService writer)
        {
            await writer.StartAsync(default);
            return new Writing(writer);
        }

        public async ValueTask DisposeAsync() => await writer.StopAsync(default);
    }
}
