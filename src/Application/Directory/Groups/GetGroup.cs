using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>GET /Groups/{id}.</summary>
/// <param name="WithMembers">Whether the answer shows them; if not, they are not read.</param>
public sealed record GetGroup(Guid Id, bool WithMembers) : IQuery<GroupView>;

internal sealed class GetGroupHandler(IStore store, IDirectoryMembers members) : IQueryHandler<GetGroup, GroupView>
{
    public async Task<Result<GroupView>> Handle(GetGroup request, CancellationToken cancellationToken)
    {
        var group = await store.FindAsync(new GroupToShow(request.Id), cancellationToken);
        return group is null
            ? Fault.NotFound($"There is no group {request.Id}.")
            : GroupView.Of(group, request.WithMembers ? await members.StreamAsync([group.Id], cancellationToken).ToListAsync(cancellationToken) : null);
    }

    private sealed class GroupToShow : Specification<DirectoryGroup>
    {
        public GroupToShow(Guid id) => Query.Where(group => group.Id == id).AsNoTracking();
    }
}
