using System.Globalization;
using Ksat.Provisioning.Web.Hosting;
using Ksat.Provisioning.Web.Hosting.Settings;
using Ksat.Provisioning.Web.Hosting.Start;

// The one culture of the product. InvariantGlobalization would not do: SqlClient refuses it, and text would no longer be normalised (docs/decisions/0009).
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

InstallationSettings? settings = null;
var stopping = CancellationToken.None;
try
{
    var builder = WebApplication.CreateBuilder(args);
    settings = InstallationSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);
    builder.AddProvisioning(settings);
    await using var app = builder.Build();
    stopping = app.Lifetime.ApplicationStopping;
    await app.PrepareDatabaseAsync();
    app.UseProvisioning(settings);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailures.Explain(exception, settings?.Database) is { } line)
{
    await Console.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
    return 1;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 0; // Stopped while it was starting.
}

/// <summary>The composition root; public so that tests can host it.</summary>
public partial class Program;
