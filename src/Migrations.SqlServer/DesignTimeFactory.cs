using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Ksat.Provisioning.Migrations.SqlServer;

/// <summary>For the design-time tools: no server is asked.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ProvisioningDbContext>
{
    public ProvisioningDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<ProvisioningDbContext>();
        builder.UseProvisioningDatabase(new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = "Server=design-time;Database=design-time" });
        return new ProvisioningDbContext(builder.Options);
    }
}
