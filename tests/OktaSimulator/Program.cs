using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Ksat.Provisioning.OktaSimulator;
using Ksat.Provisioning.OktaSimulator.Traffic;

var url = new Option<Uri>("--url")
{
    Description = "The Tenant URL, https://HOST/scim/v2 (a bare https://HOST is completed).",
    Required = true,
    CustomParser = result => Address(result),
};
var token = new Option<string>("--token") { Description = "The SCIM token.", Required = true };
var consoleKey = new Option<string?>("--console-key") { Description = "A console key: afterwards force a sync and compare its report and the roster with what was sent." };
var app = new Option<OktaApp>("--app") { Description = "oin: PATCH, as apps of the Okta Integration Network; wizard: GET and PUT, as apps of the App Integration Wizard.", DefaultValueFactory = _ => OktaApp.Oin };
var users = Number("--users", "How many people.", 1000, 1);
var groups = Number("--groups", "How many groups are pushed.", 20, 0);
var largest = Number("--largest-group", "Members of the largest group, at most.", 500, 1);
var batch = Number("--batch", "Members per PATCH.", 200, 1);
var seed = Number("--seed", "The same seed makes the same people and the same story.", 7, 0);
var connections = Number("--connections", "How many requests may be under way at once.", 4, 1);
var mistakes = Number("--mistakes", "People with a wrong date, and group members who never arrive: rows that must fail.", 0, 0);
var giveUp = Number("--give-up-after", "After so many unexpected answers the rest isn't played.", 25, 1);
var live = new Option<bool>("--live") { Description = "Take the tenant live first, or insist that it is. Needs --console-key." };

var command = new RootCommand("Plays an Okta tenant against the product and judges every answer as strictly as Okta does.\nExit code 0: everything was as expected; 1: an answer, a report or the roster was not; 2: wrong usage.");
Option[] all = [url, token, consoleKey, app, users, groups, largest, batch, seed, connections, mistakes, giveUp, live];
foreach (var option in all)
{
    command.Options.Add(option);
}

command.Validators.Add(result =>
{
    if (result.GetValue(live) && result.GetValue(consoleKey) is null)
    {
        result.AddError("--live needs --console-key.");
    }
});

command.SetAction(async (parsed, cancellationToken) =>
{
    var options = new SimulatorOptions
    {
        App = parsed.GetValue(app),
        Users = parsed.GetValue(users),
        Groups = parsed.GetValue(groups),
        LargestGroup = parsed.GetValue(largest),
        Batch = parsed.GetValue(batch),
        Seed = parsed.GetValue(seed),
        Connections = parsed.GetValue(connections),
        Mistakes = parsed.GetValue(mistakes),
        GiveUpAfter = parsed.GetValue(giveUp),
        Live = parsed.GetValue(live),
    };
    using var handler = new SocketsHttpHandler
    {
        MaxConnectionsPerServer = options.Connections,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        AllowAutoRedirect = false,
        UseProxy = false,
    };
    using var http = new HttpClient(handler) { Timeout = Line.Patience * 2 };
    var simulator = new Simulator(
        options, http, parsed.GetValue(url)!, parsed.GetValue(token)!, parsed.GetValue(consoleKey), Console.Out, !Console.IsOutputRedirected, TimeProvider.System);
    return (await simulator.PlayAsync(cancellationToken)).IsRight ? 0 : 1;
});

var invocation = command.Parse(args);
var exitCode = await invocation.InvokeAsync();
return invocation.Errors.Count > 0 ? 2 : exitCode;

static Option<int> Number(string name, string description, int value, int least)
{
    var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
    option.Validators.Add(result =>
    {
        if (int.TryParse(result.Tokens.SingleOrDefault()?.Value, out var number) && number < least)
        {
            result.AddError($"{name} must be at least {least}.");
        }
    });
    return option;
}

static Uri? Address(ArgumentResult result)
{
    if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
    {
        return address.AbsolutePath == "/" ? new Uri(address, "scim/v2") : address;
    }

    result.AddError($"--url must be a web address, not {result.Tokens[0].Value}.");
    return null;
}
