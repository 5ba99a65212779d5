using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Listing;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Application.Tenants;

/// <summary>GET /api/v1/tenants, for the operator.</summary>
public sealed record FindTenants(PageRequest Page) : IQuery<PageOf<TenantView>>;

internal sealed class FindTenantsHandler(ITenants tenants) : IQueryHandler<FindTenants, PageOf<TenantView>>
{
    public async Task<Result<PageOf<TenantView>>> Handle(FindTenants request, CancellationToken cancellationToken)
    {
        var total = await tenants.CountAsync(cancellationToken);
        var page = await tenants.PageAsync(request.Page.Skip, request.Page.Take, cancellationToken);
        return request.Page.Of([.. page.Select(TenantView.Of)], total);
    }
}
