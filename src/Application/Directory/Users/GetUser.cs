using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>GET /Users/{id}.</summary>
/// <param name="WithGroups">Whether the answer shows them.</param>
public sealed record GetUser(Guid Id, bool WithGroups) : IQuery<UserView>;

internal sealed class GetUserHandler(IStore store, IDirectoryMembers members) : IQueryHandler<GetUser, UserView>
{
    public async Task<Result<UserView>> Handle(GetUser request, CancellationToken cancellationToken)
    {
        var user = await store.FindAsync(new UserToShow(request.Id), cancellationToken);
        return user is null
            ? Fault.NotFound($"There is no user {request.Id}.")
            : UserView.Of(user, request.WithGroups ? await members.GroupsOfAsync([user.Id], cancellationToken) : []);
    }

    private sealed class UserToShow : Specification<DirectoryUser>
    {
        public UserToShow(Guid id) => Query.Where(user => user.Id == id).AsNoTracking();
    }
}
