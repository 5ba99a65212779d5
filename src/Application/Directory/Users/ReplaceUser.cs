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
        var waits = document.HasCleared && await WaitsAsync(request.Id, cancellationToken);
        return await users.LeaveAsync(found.Value, document.Replace(request.Body, keepsCleared: waits), cancellationToken);
    }

    /// <summary>Whether no live sync has taken up yet what was written of him: a clear among it must still come to the roster, though a PUT that leaves the field out says nothing of it.</summary>
    private async Task<bool> WaitsAsync(Guid id, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cancellationToken);
        return await store.AnyAsync(new WrittenAfter(id, state.AppliedSeq), cancellationToken);
    }
}

internal sealed class WrittenAfter : Specification<FeedEntry>
{
    public WrittenAfter(Guid objectId, long seq) => Query.Where(entry => entry.ObjectId == objectId && entry.Seq > seq);
}
