using Ksat.Provisioning.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddProvisioning(builder.Configuration);
var app = builder.Build();
await app.PrepareDatabaseAsync();
app.UseProvisioning();
await app.RunAsync();

/// <summary>The composition root; public so that tests can host it.</summary>
public partial class Program;
