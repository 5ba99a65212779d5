using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Application.Faults;
using MediatR;

namespace Ksat.Provisioning.Extending.Tests;

/// <summary>A step of the pipeline: accounts that the identity provider makes to try itself stay out of the directory.</summary>
internal sealed class NoTestAccounts<TRequest, TResult> : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : class, IResult<TResult>
{
    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        request is CreateUser { Body.UserName: { } name } && name.EndsWith("@test.example", StringComparison.OrdinalIgnoreCase)
            ? Task.FromResult(TResult.Failed(new Fault(FaultKind.InvalidValue, "Test accounts are not taken in.", "userName")))
            : next();
}
