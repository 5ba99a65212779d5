using Ksat.Provisioning.Infrastructure.Persistence;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>Reads where the data is from the configuration.</summary>
internal static class DatabaseSettings
{
    private const string DefaultFile = "Data Source=data/provisioning.db";

    public static DatabaseOptions Read(IConfiguration configuration) => new()
    {
        Provider = configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite),
        ConnectionString = configuration.GetConnectionString("Provisioning") ?? DefaultFile,
        MaxBatchSize = configuration.GetValue<int?>("Database:MaxBatchSize"),
    };
}
