using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Ksat.Provisioning.Migrations.Sqlite;

/// <summary>For the design-time tools: no file is opened.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ProvisioningDbContext>
{
    public ProvisioningDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<ProvisioningDbContext>();
        builder.UseProvisioningDatabase(new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = "Data Source=design-time.db" });
        return new ProvisioningDbContext(builder.Options);
    }
}
