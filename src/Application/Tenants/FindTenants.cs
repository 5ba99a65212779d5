using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Application.Tenants;

/// <summary>GET /api/v1/tenants, for the operator.</summary>
public sealed record FindTenants(PageRequest Page) : IQuery<Listing<TenantView>>;

internal sealed class FindTenantsHandler(ITenants tenants) : IQueryHandler<FindTenants, Listing<TenantView>>
{
    public async Task<Result<Listing<TenantView>>> Handle(FindTenants request, CancellationToken cancellationToken)
    {
        var total = await tenants.CountAsync(cancellationToken);
        var page = await tenants.PageAsync(request.Page.Skip, request.Page.PageSize, cancellationToken);
        return request.Page.Of([.. page.Select(TenantView.Of)], total);
    }
}
