using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Requests;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.RequestLog;

/// <summary>GET /api/v1/provisioning/requests: the request log, newest first.</summary>
/// <param name="Search">An e-mail address or userName (that person's requests), an id of a request, user or group, or part of method, path, client or error.</param>
/// <param name="Statuses">From and to, inclusive; null: all.</param>
public sealed record FindRequests(string? Search, (int From, int To)? Statuses, DateTimeOffset? From, DateTimeOffset? To, PageRequest Page) : IQuery<RequestListing>;

/// <param name="Lost">How many entries were lost under overload since the process started.</param>
public sealed record RequestListing(Listing<RequestLogEntry> Entries, long Lost);

internal sealed class FindRequestsHandler(IStore store, IRequestLog log, Caller caller) : IQueryHandler<FindRequests, RequestListing>
{
    public async Task<Result<RequestListing>> Handle(FindRequests request, CancellationToken cancellationToken)
    {
        await log.SettleAsync(cancellationToken);
        var criterion = request.Search is { } search ? await CriterionAsync(search.Trim(), cancellationToken) : null;
        var total = await store.CountAsync(new RequestsPage(request, criterion, paged: false), cancellationToken);
        var entries = await store.ListAsync(new RequestsPage(request, criterion, paged: true), cancellationToken);
        return new RequestListing(request.Page.Of(entries, total), log.LostOf(caller.TenantId));
    }

    private async Task<Expression<Func<RequestLogEntry, bool>>> CriterionAsync(string search, CancellationToken cancellationToken)
    {
        if (Ids.TryParse(search, out var id))
        {
            var twin = await store.FindAsync(new TwinOf(id), cancellationToken) ?? id;
            return ByPerson([id, twin]);
        }

        // The log keeps no addresses: a search for one goes by way of ids.
        var people = await store.ListAsync(new PeopleNamed(store, CaseFolding.Key(search)), cancellationToken);
        var twins = await store.ListAsync(new TwinsNamed(CaseFolding.Key(search)), cancellationToken);
        IReadOnlyList<Guid> ids = [.. people, .. twins.OfType<Guid>()];
        return ids.Count > 0 || search.Contains('@', StringComparison.Ordinal) ? ByPerson(ids) : ByText(search);
    }

    /// <summary>Requests for the person himself, and those that wrote his groups' memberships of him.</summary>
    private Expression<Func<RequestLogEntry, bool>> ByPerson(IReadOnlyList<Guid> ids)
    {
        var written = store.Rows<FeedEntry>().Where(entry => ids.Contains(entry.ObjectId));
        return entry => ids.Contains(entry.Id) || (entry.ResourceId != null && ids.Contains(entry.ResourceId.Value)) || written.Any(write => write.RequestId == entry.Id);
    }

    private static Expression<Func<RequestLogEntry, bool>> ByText(string text) => entry =>
        entry.Method == text || entry.Path.Contains(text) || (entry.Error != null && entry.Error.Contains(text)) || (entry.Client != null && entry.Client.Contains(text));
}

internal sealed class RequestsPage : Specification<RequestLogEntry>
{
    public RequestsPage(FindRequests request, Expression<Func<RequestLogEntry, bool>>? criterion, bool paged)
    {
        Query.AsNoTracking();
        if (criterion is not null)
        {
            Query.Where(criterion);
        }

        if (request.Statuses is { } statuses)
        {
            var (least, most) = statuses;
            Query.Where(entry => entry.Status >= least && entry.Status <= most);
        }

        if (request.From is { } from)
        {
            Query.Where(entry => entry.At >= from);
        }

        if (request.To is { } to)
        {
            Query.Where(entry => entry.At <= to);
        }

        if (paged)
        {
            Query.OrderByDescending(entry => entry.Id).Skip(request.Page.Skip).Take(request.Page.PageSize);
        }
    }
}

/// <summary>SCIM ids of the directory users with this userName or e-mail address.</summary>
internal sealed class PeopleNamed : Specification<DirectoryUser, Guid>
{
    public PeopleNamed(IStore store, string key)
    {
        var emails = store.Rows<DirectoryEmail>();
        Query.Where(user => user.UserNameKey == key || emails.Any(email => email.UserId == user.Id && email.ValueKey == key)).AsNoTracking();
        Select(user => user.Id);
    }
}

/// <summary>SCIM ids that console users with this address are linked to, also of users deleted since.</summary>
internal sealed class TwinsNamed : Specification<RosterUser, Guid?>
{
    public TwinsNamed(string key)
    {
        Query.Where(user => user.EmailKey == key && user.DirectoryUserId != null).AsNoTracking();
        Select(user => user.DirectoryUserId);
    }
}

/// <summary>The SCIM id that a console user is linked to.</summary>
internal sealed class TwinOf : Specification<RosterUser, Guid?>
{
    public TwinOf(Guid id)
    {
        Query.Where(user => user.Id == id && user.DirectoryUserId != null).AsNoTracking();
        Select(user => user.DirectoryUserId);
    }
}
