using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using MediatR;

namespace Ksat.Provisioning.Application.Pipeline;

/// <summary>Asks every validator of the request before anything else sees it; all errors are reported at once.</summary>
internal sealed class ValidationStep<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : class, IResult<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var failures = new List<FluentValidation.Results.ValidationFailure>();
        foreach (var validator in validators)
        {
            failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        }

        if (failures.Count == 0)
        {
            return await next();
        }

        var errors = failures
            .GroupBy(failure => failure.PropertyName)
            .ToDictionary(group => group.Key, group => group.Select(failure => failure.ErrorMessage).ToArray());
        var detail = string.Join(" ", failures.Select(failure => failure.ErrorMessage).Distinct());
        return TResult.Failed(new Fault(FaultKind.Invalid, detail, failures[0].PropertyName, errors));
    }
}
