using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>GET /api/v1/users/{id}.</summary>
public sealed record GetRosterUser(Guid Id) : IQuery<UserView>;

internal sealed class GetRosterUserHandler(IStore store) : IQueryHandler<GetRosterUser, UserView>
{
    public async Task<Result<UserView>> Handle(GetRosterUser request, CancellationToken cancellationToken)
    {
        var user = await store.FindAsync<RosterUser>(request.Id, cancellationToken);
        return user is null ? NoSuchUser.Of(request.Id) : (await UserView.OfAsync(store, [user], cancellationToken))[0];
    }
}

internal static class NoSuchUser
{
    public static Fault Of(Guid id) => Fault.NotFound($"There is no user {id}.");
}
