using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;

namespace Ksat.Provisioning.Application.Notices;

/// <summary>GET /api/v1/provisioning/notices: what an admin should know now, the gravest first.</summary>
public sealed record FindNotices : IQuery<IReadOnlyList<Notice>>;

internal sealed class FindNoticesHandler(CurrentNotices notices) : IQueryHandler<FindNotices, IReadOnlyList<Notice>>
{
    public async Task<Result<IReadOnlyList<Notice>>> Handle(FindNotices request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<Notice>>.Of(await notices.ReadAsync(cancellationToken));
}
