using Ksat.Provisioning.Application.Events;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Tests.Syncing;
using Ksat.Provisioning.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Tests.Events;

[TestFixture]
public sealed class EventDispatchTests
{
    private readonly Heard heard = new();
    private ProvisioningApplication application = null!;
    private SyncWorld world = null!;
    private int worlds;

    [OneTimeSetUp]
    public async Task StartAsync() => application = await SyncWorld.StartAsync(services => services
        .AddSingleton(heard)
        .AddScoped<IProvisioningEventHandler<DirectoryUserCreated>, Listener>()
        .AddScoped<IProvisioningEventHandler<DirectoryUserChanged>, Listener>()
        .AddScoped<IProvisioningEventHandler<SyncFinished>, Listener>()
        .AddScoped<IProvisioningEventHandler<DirectoryUserCreated>, Grumbler>());

    [OneTimeTearDown]
    public async Task StopAsync() => await application.DisposeAsync();

    [SetUp]
    public async Task BeginAsync()
    {
        heard.Clear();
        world = await SyncWorld.BeginAsync(application, $"w{worlds++}");
    }

    [Test]
    public async Task Handlers_hear_in_order_of_what_happened_and_of_nothing_else()
    {
        var anna = await world.CreateUserAsync("anna");
        await world.SetActiveAsync(anna, true);
        await world.PatchUserAsync(anna, "title", "\"x\"");
        await world.CreateGroupAsync("Sales");
        await world.SyncAsync(full: true);

        (await TellAsync()).ShouldBeNull();

        heard.By("Listener").ShouldBe(["DirectoryUserCreated", "DirectoryUserChanged", "SyncFinished"]);
        await TellAsync();
        heard.By("Listener").Count.ShouldBe(3, "each once");
    }

    [Test]
    public async Task A_handler_that_fails_is_told_again_and_holds_up_nobody_else()
    {
        heard.Refuse = true;
        await world.CreateUserAsync("anna");
        await world.CreateUserAsync("ben");

        var again = await TellAsync();

        again.ShouldNotBeNull();
        heard.By("Listener").Count.ShouldBe(2);
        heard.By("Grumbler").Count.ShouldBe(1, "the next event waits, so that order is kept");

        heard.Refuse = false;
        await TellAsync();
        heard.By("Grumbler").Count.ShouldBe(1, "not before the pause is over");
        application.Clock.Advance(TimeSpan.FromSeconds(5));
        (await TellAsync()).ShouldBeNull();
        heard.By("Grumbler").Count.ShouldBe(3);
    }

    [Test]
    public async Task A_new_handler_begins_with_what_happens_from_then_on()
    {
        await world.CreateUserAsync("anna");
        await Dispatch.BeginAsync(world.TenantId, default);
        await world.CreateUserAsync("ben");

        await TellAsync();

        heard.By("Listener").ShouldBe(["DirectoryUserCreated"]);
    }

    private EventDispatch Dispatch => application.Services.GetRequiredService<EventDispatch>();

    private Task<DateTimeOffset?> TellAsync() => Dispatch.TellAsync(world.TenantId, default);

    private sealed class Heard
    {
        private readonly List<(string Handler, string Event)> all = [];

        public bool Refuse { get; set; }

        public void Clear() => all.Clear();

        public void Add(string handler, IProvisioningEvent happened) => all.Add((handler, happened.GetType().Name));

        public IReadOnlyList<string> By(string handler) => [.. all.Where(entry => entry.Handler == handler).Select(entry => entry.Event)];
    }

    private sealed class Listener(Heard heard)
        : IProvisioningEventHandler<DirectoryUserCreated>, IProvisioningEventHandler<DirectoryUserChanged>, IProvisioningEventHandler<SyncFinished>
    {
        public Task Handle(DirectoryUserCreated notification, CancellationToken cancellationToken) => Hear(notification);

        public Task Handle(DirectoryUserChanged notification, CancellationToken cancellationToken) => Hear(notification);

        public Task Handle(SyncFinished notification, CancellationToken cancellationToken) => Hear(notification);

        private Task Hear(IProvisioningEvent happened)
        {
            heard.Add(nameof(Listener), happened);
            return Task.CompletedTask;
        }
    }

    private sealed class Grumbler(Heard heard) : IProvisioningEventHandler<DirectoryUserCreated>
    {
        public Task Handle(DirectoryUserCreated notification, CancellationToken cancellationToken)
        {
            heard.Add(nameof(Grumbler), notification);
            return heard.Refuse ? throw new InvalidOperationException("Not now.") : Task.CompletedTask;
        }
    }
}
