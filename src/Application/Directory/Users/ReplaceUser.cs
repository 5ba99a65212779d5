using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Scim.Documents;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>PUT /Users/{id}: what the body leaves out is gone, except active.</summary>
public sealed record ReplaceUser(Guid Id, ResourceBody Body, Precondition Precondition) : ICommand<UserView>;

internal sealed class ReplaceUserValidator : AbstractValidator<ReplaceUser>
{
    public ReplaceUserValidator() => RuleFor(command => command.Body.UserName).NotEmpty().WithMessage("userName is required.").OverridePropertyName("userName");
}

internal sealed class ReplaceUserHandler(DirectoryUsers users, IStore store, ISyncStates states) : ICommandHandler<ReplaceUser, UserView>
{
    public async Task<Result<UserView>> Handle(ReplaceUser request, CancellationToken cancellationToken)
    {
        var found = await users.FindAsync(request.Id, request.Precondition, cancellationToken);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var document = users.DocumentOf(found.Value);
        var clearsStand = document.HasClears && await IsWaitingAsync(request.Id, cancellationToken);
        return await users.LeaveAsync(found.Value, document.Replace(request.Body, clearsStand), cancellationToken);
    }

    /// <summary>Whether a change of his has still to reach the roster: a PUT that leaves a field out leaves it alone, and so doesn't take back that it was cleared just before.</summary>
    private async Task<bool> IsWaitingAsync(Guid id, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cancellationToken);
        return await store.AnyAsync(new ChangesAfter(id, state.AppliedSeq), cancellationToken);
    }

    private sealed class ChangesAfter : Specification<FeedEntry>
    {
        public ChangesAfter(Guid userId, long seq) => Query.Where(entry => entry.ObjectId == userId && entry.Seq > seq && entry.Kind == FeedKind.UserChanged);
    }
}
