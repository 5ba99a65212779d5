using Ksat.Provisioning.Application.Ports;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Lends contexts for the length of a request, each with its tenant; on SQLite each keeps its connection.</summary>
internal sealed class ContextPool(IDbContextFactory<ProvisioningDbContext> contexts, DatabaseOptions options)
{
    public ProvisioningDbContext For(Caller caller)
    {
        var context = contexts.CreateDbContext().For(caller);
        if (options.Provider == DatabaseProvider.Sqlite && context.Database.GetDbConnection() is not LastingConnection)
        {
            context.Database.SetDbConnection(new LastingConnection(context.Database.GetConnectionString()!), contextOwnsConnection: true);
        }

        return context;
    }
}
