using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using MediatR;

namespace Ksat.Provisioning.Application.Pipeline;

/// <summary>One transaction per command, none for a query; what the database refuses becomes a fault.</summary>
internal sealed class UnitOfWorkStep<TRequest, TResult>(IUnitOfWork unitOfWork) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : class, IResult<TResult>
{
    private static readonly bool IsCommand =
        typeof(TRequest).GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICommand<>));

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        IsCommand ? unitOfWork.RunAsync(_ => next(), cancellationToken) : unitOfWork.AskAsync(_ => next(), cancellationToken);
}
