using System.Net;
using System.Net.Sockets;
using System.Text;
using Ksat.Provisioning.Application.Notices;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class NoticeTests
{
    [Test]
    public async Task Silence_of_the_identity_provider_is_a_banner_and_one_mail_to_each_recipient()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        using var post = new PostOffice();
        using var host = new ProvisioningHost(
            new Dictionary<string, string> { ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = $"{post.Port}", ["Smtp:Security"] = "None", ["Smtp:From"] = "ksat@example.com" },
            services => WithoutWatch(services).AddSingleton<TimeProvider>(clock));
        var tenant = await host.AddTenantAsync("Acme", new TenantSettings { StaleSync = new StaleSync(24, ["one@example.com", "two@example.com"]) });
        var console = new ApiClient(host.ClientWith(tenant.ConsoleKey));
        var rounds = host.Services.GetRequiredService<NoticeRounds>();
        (await console.GetAsync("provisioning/notices")).ShouldSucceed().Items.ShouldBeEmpty();

        clock.Advance(TimeSpan.FromHours(25));
        (await console.GetAsync("provisioning/notices")).Items.ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("stale");
        post.Refuses = true;
        await rounds.GoAsync(tenant.Id, CancellationToken.None);
        post.Delivered.ShouldBeEmpty();

        post.Refuses = false;
        await rounds.GoAsync(tenant.Id, CancellationToken.None);
        post.Delivered.ShouldBeEmpty("the next try waits");
        clock.Advance(TimeSpan.FromMinutes(2));
        await rounds.GoAsync(tenant.Id, CancellationToken.None);
        await rounds.GoAsync(tenant.Id, CancellationToken.None);

        post.Delivered.Select(mail => mail.To).ShouldBe(["one@example.com", "two@example.com"], ignoreOrder: true);
        post.Delivered[0].Text.ShouldContain("multipart/alternative");
        post.Delivered[0].Text.ShouldContain("text/html");
        post.Delivered[0].Text.ShouldContain("Acme: There has been no sync yet");
    }

    /// <summary>The test looks by itself: beside it the watch would still be sending while the clock leaps over the time that it has for that.</summary>
    private static IServiceCollection WithoutWatch(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType?.Name == "NoticeWatch"));
        return services;
    }

    /// <summary>A mail server that takes down what it is given (RFC 5321, as much of it as a client needs).</summary>
    private sealed class PostOffice : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<(string To, string Text)> delivered = [];

        public PostOffice()
        {
            listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public bool Refuses { get; set; }

        public IReadOnlyList<(string To, string Text)> Delivered
        {
            get
            {
                lock (delivered)
                {
                    return [.. delivered];
                }
            }
        }

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await TalkAsync(client);
                }
            }
            catch (Exception stopped) when (stopped is ObjectDisposedException or SocketException or IOException)
            {
                // The office has closed.
            }
        }

        private async Task TalkAsync(TcpClient client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 post office");
            var to = "";
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
                {
                    to = line.Split('<', '>')[1];
                    await writer.WriteLineAsync(Refuses ? "451 later" : "250 ok");
                }
                else if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    await writer.WriteLineAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } part && part != ".")
                    {
                        text.AppendLine(part);
                    }

                    lock (delivered)
                    {
                        delivered.Add((to, text.ToString()));
                    }

                    await writer.WriteLineAsync("250 taken");
                }
                else
                {
                    await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
                }
            }
        }
    }
}
