using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Roster.Users;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Csv;

/// <summary>GET /api/v1/users.csv: all console users with all that the CSV knows of them, in the order of their making. Read page by page, inside the scope of the request.</summary>
public sealed record ExportUsers : IQuery<IAsyncEnumerable<CsvUser>>;

internal sealed class ExportUsersHandler(IStore store) : IQueryHandler<ExportUsers, IAsyncEnumerable<CsvUser>>
{
    private const int PageSize = 500;

    public Task<Result<IAsyncEnumerable<CsvUser>>> Handle(ExportUsers request, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IAsyncEnumerable<CsvUser>>.Of(ReadAsync(cancellationToken)));

    private async IAsyncEnumerable<CsvUser> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        IReadOnlyList<RosterUser> users;
        do
        {
            users = await store.ListAsync(new RosterUsersAfter(after, PageSize), cancellationToken);
            var groups = await NamesOfGroups.ReadAsync(store, [.. users.Select(user => user.Id)], cancellationToken);
            foreach (var user in users)
            {
                yield return new CsvUser(user, [.. groups[user.Id]]);
                after = user.Id;
            }
        }
        while (users.Count == PageSize);
    }
}

internal sealed class RosterUsersAfter : Specification<RosterUser>
{
    public RosterUsersAfter(Guid after, int most) => Query.Where(user => user.Id > after).OrderBy(user => user.Id).Take(most).AsNoTracking();
}
