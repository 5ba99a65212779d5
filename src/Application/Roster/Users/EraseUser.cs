using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>DELETE /api/v1/users/{id}: an archived person is forgotten: fields, history, log entries and his values in reports go, counts stay (docs/product.md, "Safety").</summary>
public sealed record EraseUser(Guid Id) : ICommand<Done>;

internal sealed class EraseUserValidator : AbstractValidator<EraseUser>;

internal sealed class EraseUserHandler(IStore store, IDirectoryMembers members, IErasure erasure, AuditTrail audit) : ICommandHandler<EraseUser, Done>
{
    public async Task<Result<Done>> Handle(EraseUser request, CancellationToken cancellationToken)
    {
        var user = await store.FindAsync<RosterUser>(request.Id, cancellationToken);
        if (user is null)
        {
            return NoSuchUser.Of(request.Id);
        }

        if (user.Status == RosterStatus.Active)
        {
            return Fault.Conflict("An active user can't be erased: archive him first.");
        }

        var twin = user.DirectoryUserId is { } id ? await store.FindAsync<DirectoryUser>(id, cancellationToken) : null;
        if (twin is { Active: true })
        {
            return Fault.Conflict("The identity provider still has this user as active and would bring him back: deactivate or delete him there first.");
        }

        if (twin is not null)
        {
            await members.RemoveFromAllAsync(twin.Id, cancellationToken);
            store.Remove(twin);
        }

        await erasure.EraseAsync(user, cancellationToken);
        audit.Record(AuditKind.Erasure, "An archived user was erased", user.Id);
        return default(Done);
    }
}

/// <summary>Erasing in its two steps: what names the person is deleted in one transaction, then the places where it stood are wiped.</summary>
public sealed class Erasing(ISender sender, IErasure erasure)
{
    public async Task<Result<Done>> EraseAsync(Guid id, CancellationToken cancellationToken)
    {
        var erased = await sender.SendAsync(new EraseUser(id), cancellationToken);
        if (!erased.IsFault)
        {
            await erasure.WipeAsync(CancellationToken.None);
        }

        return erased;
    }
}
