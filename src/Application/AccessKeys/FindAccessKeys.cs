using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.AccessKeys;

/// <summary>The tenant's SCIM tokens or console keys, newest first, revoked ones included.</summary>
public sealed record FindAccessKeys(AccessKind Kind, PageRequest Page) : IQuery<Listing<AccessKeyView>>;

internal sealed class FindAccessKeysHandler(IStore store) : IQueryHandler<FindAccessKeys, Listing<AccessKeyView>>
{
    public async Task<Result<Listing<AccessKeyView>>> Handle(FindAccessKeys request, CancellationToken cancellationToken)
    {
        var total = await store.CountAsync(new KeysOfKind(request.Kind, null), cancellationToken);
        var keys = await store.ListAsync(new KeysOfKind(request.Kind, request.Page), cancellationToken);
        return request.Page.Of([.. keys.Select(AccessKeyView.Of)], total);
    }
}

internal sealed class KeysOfKind : Specification<AccessKey>
{
    public KeysOfKind(AccessKind kind, PageRequest? page)
    {
        Query.Where(key => key.Kind == kind).AsNoTracking();
        if (page is not null)
        {
            Query.OrderByDescending(key => key.Id).Skip(page.Skip).Take(page.PageSize);
        }
    }
}
