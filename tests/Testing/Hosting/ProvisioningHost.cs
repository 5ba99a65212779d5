using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Testing.Hosting;

/// <summary>The whole product behind its real HTTP pipeline, on a SQLite file of its own.</summary>
public sealed class ProvisioningHost : WebApplicationFactory<Program>
{
    private readonly SqliteFile file = new();
    private readonly Dictionary<string, string> settings;
    private readonly Action<IServiceCollection>? extend;

    /// <param name="settings">Configuration on top of the defaults.</param>
    /// <param name="extend">Puts further services in, or replaces some.</param>
    public ProvisioningHost(IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? extend = null)
    {
        this.settings = new Dictionary<string, string>(settings ?? new Dictionary<string, string>());
        this.extend = extend;
    }

    /// <summary>The SQLite file.</summary>
    public string DatabasePath => file.Path;

    public Task<TestTenant> AddTenantAsync(string name = "Acme", Domain.Tenants.TenantSettings? tenantSettings = null) => TestTenant.AddAsync(Services, name, tenantSettings);

    /// <summary>A client that presents the secret as bearer token.</summary>
    public HttpClient ClientWith(string secret)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Provisioning", file.ConnectionString);
        builder.UseSetting("PublicUrl", "https://provisioning.example");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        if (extend is not null)
        {
            builder.ConfigureServices(extend);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            file.Dispose();
        }
    }
}
