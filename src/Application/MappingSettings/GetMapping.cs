using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.MappingSettings;

/// <summary>GET /api/v1/provisioning/mapping: which SCIM attribute feeds which field.</summary>
public sealed record GetMapping : IQuery<IReadOnlyList<FieldMapping>>;

internal sealed class GetMappingHandler(IStore store, Caller caller) : IQueryHandler<GetMapping, IReadOnlyList<FieldMapping>>
{
    public async Task<Result<IReadOnlyList<FieldMapping>>> Handle(GetMapping request, CancellationToken cancellationToken)
    {
        var tenant = await store.FindAsync<Tenant>(caller.TenantId, cancellationToken);
        return tenant is null ? Fault.NotFound("There is no such tenant.") : Result<IReadOnlyList<FieldMapping>>.Of(tenant.Settings.Mapping);
    }
}
