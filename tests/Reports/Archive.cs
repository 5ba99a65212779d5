using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Reports.Tests;

/// <summary>Reports of two tenants on a real database, asked through the pipeline.</summary>
internal sealed class Archive : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly ProvisioningApplication _application;
    private int _syncs;

    private Archive(ProvisioningApplication application, TestTenant tenant, TestTenant other) => (_application, Tenant, Other) = (application, tenant, other);

    public TestTenant Tenant { get; }

    public TestTenant Other { get; }

    public static async Task<Archive> OpenAsync()
    {
        var application = await ProvisioningApplication.StartAsync(services => services.AddProvisioningReports());
        return new Archive(application, await application.AddTenantAsync(), await application.AddTenantAsync("Other"));
    }

    public async Task<Guid> AddAsync(Action<Sync>? with = null, string service = Sync.ServiceScim, params PlannedChange[] rows)
    {
        var sync = new Sync { TenantId = Tenant.Id, Id = Guid.CreateVersion7(Start.AddMinutes(++_syncs)), ReceivedAt = Start.AddMinutes(_syncs), Service = service, Status = SyncStatus.Completed };
        with?.Invoke(sync);
        await _application.AsAsync(Tenant, async services =>
        {
            var store = services.GetRequiredService<IStore>();
            return (await services.GetRequiredService<IUnitOfWork>().RunAsync<Result<Done>>(
                _ =>
                {
                    store.Add(sync);
                    for (var at = 0; at < rows.Length; at++)
                    {
                        store.Add(SyncChange.Of(sync.TenantId, sync.Id, at + 1, new PlanRow(rows[at], [], WithNext: false), rows[at].UserId, rows[at].GroupId));
                    }

                    return Task.FromResult<Result<Done>>(default(Done));
                },
                CancellationToken.None)).Value;
        });
        return sync.Id;
    }

    public Task<Result<T>> AskAsync<T>(IQuery<T> query, TestTenant? tenant = null) =>
        AskAsync(query, Task.FromResult, tenant);

    /// <summary>Reads an answer that is only good inside its scope.</summary>
    public Task<TRead> AskAsync<T, TRead>(IQuery<T> query, Func<Result<T>, Task<TRead>> read, TestTenant? tenant = null) =>
        _application.AsAsync(tenant ?? Tenant, async services => await read(await services.GetRequiredService<ISender>().SendAsync(query, CancellationToken.None)));

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
