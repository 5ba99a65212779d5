using Ksat.Provisioning.Application.Faults;
using MediatR;

namespace Ksat.Provisioning.Application.Messaging;

// MediatR's own types appear in this file, in Pipeline/ and in the registration only, so that another version is one change
// (docs/decisions/0001-mediatr-5.md).

/// <summary>A request that changes something: runs in one transaction, has one validator and one handler beside it.</summary>
public interface ICommand<T> : IRequest<Result<T>>;

/// <summary>A question: changes nothing.</summary>
public interface IQuery<T> : IRequest<Result<T>>;

public interface ICommandHandler<in TCommand, T> : IRequestHandler<TCommand, Result<T>>
    where TCommand : ICommand<T>;

public interface IQueryHandler<in TQuery, T> : IRequestHandler<TQuery, Result<T>>
    where TQuery : IQuery<T>;

/// <summary>Something that has happened, told to extending code after the answer (docs/extending.md).</summary>
public interface IProvisioningEvent : INotification;

/// <summary>
/// Extending code's handler of one concrete event. It is called at least once per event, in the feed's order per tenant; when it throws, it is logged and
/// called again later, while nothing changes for the client and the other handlers go on.
/// </summary>
public interface IProvisioningEventHandler<in TEvent> : INotificationHandler<TEvent>
    where TEvent : IProvisioningEvent;

/// <summary>Sends a command or query through the pipeline.</summary>
public interface ISender
{
    Task<Result<T>> SendAsync<T>(ICommand<T> command, CancellationToken cancellationToken);

    Task<Result<T>> SendAsync<T>(IQuery<T> query, CancellationToken cancellationToken);
}

internal sealed class MediatorSender(IMediator mediator) : ISender
{
    public Task<Result<T>> SendAsync<T>(ICommand<T> command, CancellationToken cancellationToken) => mediator.Send(command, cancellationToken);

    public Task<Result<T>> SendAsync<T>(IQuery<T> query, CancellationToken cancellationToken) => mediator.Send(query, cancellationToken);
}
