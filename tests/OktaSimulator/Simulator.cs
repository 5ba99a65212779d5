using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.Console;
using Ksat.Provisioning.OktaSimulator.Flavours;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Statistics;
using Ksat.Provisioning.OktaSimulator.Story;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator;

/// <summary>Plays an Okta tenant against the product, over HTTP only.</summary>
/// <param name="http">Its own time-out must be longer than Okta's 60 seconds.</param>
/// <param name="tenantUrl">The Tenant URL that an admin pastes into Okta: https://HOST/scim/v2.</param>
/// <param name="consoleKey">Null: reports and roster aren't looked at.</param>
/// <param name="terminal">The output is a terminal: the progress bar may move.</param>
public sealed class Simulator(
    SimulatorOptions options, HttpClient http, Uri tenantUrl, string scimToken, string? consoleKey, TextWriter output, bool terminal, TimeProvider clock)
{
    private readonly Measurements _measurements = new(clock);
    private readonly Complaints _complaints = new(options.GiveUpAfter);
    private readonly List<string> _differences = [];

    public async Task<SimulatorResult> PlayAsync(CancellationToken cancellationToken)
    {
        var organisation = Organisation.Of(options);
        var scim = new Uri(tenantUrl.AbsoluteUri.TrimEnd('/') + "/");
        var line = new Line(http, scim, new OktaManners(scimToken), _measurements, _complaints);
        var stranger = new Line(http, scim, new OktaManners("not-a-token-of-this-installation"), _measurements, _complaints);
        var progress = new Progress(output, terminal);
        IFlavour flavour = options.App == OktaApp.Oin ? new OinFlavour(line, options.Batch) : new WizardFlavour(line);
        var stage = new Stage(options, organisation, line, flavour, progress, _complaints);
        var console = consoleKey is null ? null : new ConsoleApi(new Line(http, ConsoleAddress(scim), new ConsoleManners(consoleKey), _measurements, _complaints), clock);

        output.WriteLine($"Playing {options.Users:N0} people and {options.Groups:N0} groups as {flavour.Name} app, seed {options.Seed}, {options.Connections} connections, to {tenantUrl}");
        var start = clock.GetTimestamp();
        string? interrupted = null;
        try
        {
            await PlayAsync(stage, stranger, console is null ? null : new ConsoleInspection(console, progress, output), start, cancellationToken);
        }
        catch (Exception exception) when (exception is PlayStoppedException or ConsoleSilentException)
        {
            interrupted = exception.Message;
        }

        var result = new SimulatorResult(_measurements.Sent("console"), _complaints.All, _differences, interrupted);
        Summary.Write(output, _measurements, result, consoleKey is not null);
        return result;
    }

    /// <summary>The console's API stands beside /scim/v2.</summary>
    private static Uri ConsoleAddress(Uri scim) => new(scim, "../../api/v1/");

    private async Task PlayAsync(Stage stage, Line stranger, ConsoleInspection? inspection, long start, CancellationToken cancellationToken)
    {
        var organisation = stage.Organisation;
        if (inspection is not null)
        {
            await inspection.BeginAsync(options.Live, cancellationToken);
        }

        await ConnectionTest.PlayAsync(stage, stranger, cancellationToken);
        Acquaintance.Recognise(organisation, await Import.UsersAsync(stage, cancellationToken), await Import.GroupsAsync(stage, cancellationToken));
        var firstAddresses = organisation.People.Concat(organisation.Ghosts).ToDictionary(person => person, person => person.Profile.UserName);

        await Assignments.PlayAsync(stage, "Assigning people", [.. organisation.People.Where(person => !person.Late)], cancellationToken);
        await Assignments.RaceAsync(stage, [.. organisation.People.Where((person, index) => index % 50 == 0 && person is { ScimId: not null, Lost: false })], cancellationToken);
        await GroupPushes.PlayAsync(stage, cancellationToken);
        await Assignments.PlayAsync(stage, "Assigning latecomers", [.. organisation.People.Where(person => person.Late)], cancellationToken);
        await ProfileUpdates.PlayAsync(stage, cancellationToken);
        await MembershipChanges.PlayAsync(stage, cancellationToken);
        await Departures.PlayAsync(stage, cancellationToken);
        _differences.AddRange(DirectoryCheck.Differences(
            organisation, await Import.UsersAsync(stage, cancellationToken), await Import.GroupsAsync(stage, cancellationToken)));
        output.WriteLine($"Sent {_measurements.Sent("console"):N0} requests in {clock.GetElapsedTime(start).TotalSeconds:N1} s");

        if (inspection is not null)
        {
            _differences.AddRange(await inspection.EndAsync(organisation, firstAddresses, options.Live, cancellationToken));
        }
    }
}
