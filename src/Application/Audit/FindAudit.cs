using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Audit;

/// <summary>GET /api/v1/audit: what admins did, newest first.</summary>
public sealed record FindAudit(AuditKind? Kind, PageRequest Page) : IQuery<Listing<AuditView>>;

/// <param name="Kind">Its word in the API.</param>
/// <param name="By">Who did it, in words: the kind of key and its first letters.</param>
public sealed record AuditView(
    Guid Id, DateTimeOffset At, AuditKind Kind, string Text, string By, Guid? AccessKeyId, Guid? RequestId, Guid? ObjectId, IReadOnlyList<FieldChange> Fields);

internal sealed class FindAuditHandler(IStore store) : IQueryHandler<FindAudit, Listing<AuditView>>
{
    public async Task<Result<Listing<AuditView>>> Handle(FindAudit request, CancellationToken cancellationToken)
    {
        var total = await store.CountAsync(new AuditPage(request.Kind, null), cancellationToken);
        var entries = await store.ListAsync(new AuditPage(request.Kind, request.Page), cancellationToken);
        var ids = entries.Select(entry => entry.AccessKeyId).OfType<Guid>().Distinct().ToArray();
        var keys = (await store.ListAsync(new KeysById(ids), cancellationToken)).ToDictionary(key => key.Id);
        return request.Page.Of([.. entries.Select(entry => View(entry, entry.AccessKeyId is { } id ? keys.GetValueOrDefault(id) : null))], total);
    }

    private static AuditView View(AuditEntry entry, AccessKey? key) => new(
        entry.Id, entry.At, entry.Kind, entry.Text, By(entry, key), entry.AccessKeyId, entry.RequestId, entry.ObjectId, entry.Fields);

    /// <summary>A key that is not the tenant's own can only be the operator's.</summary>
    private static string By(AuditEntry entry, AccessKey? key) => (entry.AccessKeyId, key) switch
    {
        (null, _) => "the installation",
        (_, null) => "the operator",
        _ => $"console key {key.Prefix}…",
    };
}

internal sealed class AuditPage : Specification<AuditEntry>
{
    public AuditPage(AuditKind? kind, PageRequest? page)
    {
        Query.AsNoTracking();
        if (kind is { } wanted)
        {
            Query.Where(entry => entry.Kind == wanted);
        }

        if (page is not null)
        {
            Query.OrderByDescending(entry => entry.Id).Skip(page.Skip).Take(page.PageSize);
        }
    }
}

internal sealed class KeysById : Specification<AccessKey>
{
    public KeysById(IReadOnlyCollection<Guid> ids) => Query.Where(key => ids.Contains(key.Id)).AsNoTracking();
}
