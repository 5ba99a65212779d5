using Ksat.Provisioning.Application;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Pipeline;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ksat.Provisioning.SqlServer.Tests.Absent;

/// <summary>The application on SQL Server's provider, without a server: everything that it sends is kept, to be parsed and bound.</summary>
internal sealed class AbsentSqlServer : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly HashSet<Type> handled = [];

    public AbsentSqlServer()
    {
        Log = new StatementLog(TenantId);
        services = new ServiceCollection()
            .AddSingleton(TimeProvider.System) // Invented rows look like conflicts, after which the unit of work pauses before it tries again.
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddProvisioningApplication([.. PipelineSteps.InOrder, typeof(Notes<,>)])
            .AddProvisioningReports()
            .AddProvisioningInfrastructure(Options)
            .AddSingleton(handled)
            .AddScoped(_ => new AbsentConnection(Log))
            .AddScoped(scope => Context(scope.GetRequiredService<AbsentConnection>()).For(scope.GetRequiredService<Caller>()))
            .AddScoped<IBulk, NoBulk>()
            .BuildServiceProvider(validateScopes: true);
    }

    private static DatabaseOptions Options { get; } = new() { Provider = DatabaseProvider.SqlServer, ConnectionString = "Server=absent;Database=provisioning" };

    public static Guid TenantId { get; } = Guid.Parse("01960000-0000-7000-8000-00000000ffff");

    public StatementLog Log { get; }

    /// <summary>The kinds of commands and queries that came to a handler.</summary>
    public IReadOnlySet<Type> Handled => handled;

    /// <summary>Works as the tenant, in a scope and a connection of its own; answers what was sent meanwhile.</summary>
    public Task<IReadOnlyList<Statement>> SentByAsync(Func<IServiceProvider, Task> work) =>
        SentByAsync(caller => caller.Identify(TenantId, AbsentReader.Id, AbsentReader.Id), work);

    /// <summary>The same as the operator of the installation, who has no tenant.</summary>
    public Task<IReadOnlyList<Statement>> SentByOperatorAsync(Func<Application.Messaging.ISender, Task> work) =>
        SentByAsync(caller => caller.IdentifyOperator(AbsentReader.Id, AbsentReader.Id), scope => work(scope.GetRequiredService<Application.Messaging.ISender>()));

    public Task<IReadOnlyList<Statement>> SentByAsync<T>(ICommand<T> command) => SentByAsync(scope => scope.GetRequiredService<Application.Messaging.ISender>().SendAsync(command, default));

    public Task<IReadOnlyList<Statement>> SentByAsync<T>(IQuery<T> query) => SentByAsync(scope => scope.GetRequiredService<Application.Messaging.ISender>().SendAsync(query, default));

    /// <summary>The schema that the model makes.</summary>
    public string Schema()
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<ProvisioningDbContext>().Database.GenerateCreateScript();
    }

    private static ProvisioningDbContext Context(AbsentConnection connection)
    {
        var options = new DbContextOptionsBuilder<ProvisioningDbContext>();
        options.UseProvisioningDatabase(Options).UseSqlServer(connection);
        return new ProvisioningDbContext(options.Options);
    }

    private async Task<IReadOnlyList<Statement>> SentByAsync(Action<Caller> identify, Func<IServiceProvider, Task> work)
    {
        var before = Log.Statements.Count;
        Log.Forget();
        await using var scope = services.CreateAsyncScope();
        identify(scope.ServiceProvider.GetRequiredService<Caller>());
        try
        {
            await work(scope.ServiceProvider);
        }
        catch (Exception exception) when (!exception.Message.Contains("translat", StringComparison.OrdinalIgnoreCase))
        {
            // All rows have one id, which some code rightly doesn't take. What was sent until then is what we are after.
        }

        return [.. Log.Statements.Skip(before)];
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class Notes<TRequest, TResult>(HashSet<Type> handled) : IPipelineBehavior<TRequest, TResult>
        where TRequest : IRequest<TResult>
    {
        public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
        {
            handled.Add(typeof(TRequest));
            return next();
        }
    }

    /// <summary>Bulk copies have a protocol of their own and no statement to look at.</summary>
    private sealed class NoBulk(ProvisioningDbContext database) : IBulk
    {
        public Task InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
            where T : class =>
            Task.CompletedTask;

        public Task FlushAsync(CancellationToken cancellationToken) => database.SaveChangesAsync(cancellationToken);
    }
}
