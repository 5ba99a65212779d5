using System.Collections.Concurrent;
using Ksat.Provisioning.Application.Ports;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Lends contexts for the length of a request, each with its tenant; on SQLite each keeps its connection, until the application ends.</summary>
internal sealed class ContextPool(IDbContextFactory<ProvisioningDbContext> contexts, DatabaseOptions options) : IDisposable
{
    /// <summary>The contexts use them without owning them: EF's own pool would leave them to the finalizer.</summary>
    private readonly ConcurrentBag<LastingConnection> connections = [];

    public ProvisioningDbContext For(Caller caller)
    {
        var context = contexts.CreateDbContext().For(caller);
        if (options.Provider == DatabaseProvider.Sqlite && context.Database.GetDbConnection() is not LastingConnection)
        {
            context.Database.SetDbConnection(Connection(context.Database.GetConnectionString()!), contextOwnsConnection: false);
        }

        return context;
    }

    public void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Dispose();
        }
    }

    private LastingConnection Connection(string connectionString)
    {
        var connection = new LastingConnection(connectionString);
        connections.Add(connection);
        return connection;
    }
}
