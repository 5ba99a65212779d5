using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.FirstStart;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Web.Hosting.Settings;

namespace Ksat.Provisioning.Web.Hosting.Start;

/// <summary>
/// Makes the first tenant on an empty database, once the server listens: were the address taken, nobody would ever see the secrets. Whoever asks
/// meanwhile waits for it (<see cref="StartedMark"/>).
/// </summary>
internal sealed class FirstStart(IServiceScopeFactory scopes, InstallationSettings settings, PublicAddress address, IConfiguration configuration, StartedMark mark)
    : IHostedLifecycleService
{
    /// <summary>Where ASP.NET Core listens when nobody says otherwise.</summary>
    private const string DefaultUrl = "http://localhost:5000";

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var start = await StartAsync(settings.FirstStart, cancellationToken);
        var firstUrl = configuration["urls"]?.Split(';')[0] ?? DefaultUrl;
        Greeting.Print(Console.Out, start, address.AtStart(firstUrl));
        mark.Set();
    }

    /// <summary>The second try finds what another process made meanwhile.</summary>
    private async Task<InstallationStart> StartAsync(StartInstallation command, CancellationToken cancellationToken)
    {
        var first = await SendAsync(command, cancellationToken);
        var result = first.Fault is { Kind: FaultKind.Uniqueness } ? await SendAsync(command, cancellationToken) : first;
        return result.IsFault ? throw new InvalidOperationException($"The installation could not be started: {result.Fault.Detail}") : result.Value;
    }

    private async Task<Result<InstallationStart>> SendAsync(StartInstallation command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISender>().SendAsync(command, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
