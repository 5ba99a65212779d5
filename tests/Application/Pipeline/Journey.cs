using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ksat.Provisioning.Application.Tests.Pipeline;

/// <summary>Where a message has been, in order.</summary>
internal sealed class Journey
{
    private readonly List<string> _stations = [];

    public IReadOnlyList<string> Stations => _stations;

    public void Passed(string station) => _stations.Add(station);

    /// <summary>The application's own container, with a transaction that writes itself down instead of a database.</summary>
    /// <param name="steps">Null: the pipeline as it is.</param>
    public ServiceProvider Container(IReadOnlyList<Type>? steps = null, Action<IServiceCollection>? extend = null)
    {
        var services = new ServiceCollection()
            .AddSingleton(this)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddScoped<IUnitOfWork, WrittenDownUnitOfWork>()
            .AddProvisioningApplication(steps)
            .AddHandlersFrom(typeof(Journey).Assembly);
        extend?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }
}

/// <summary>Writes down when it begins, commits and rolls back.</summary>
internal sealed class WrittenDownUnitOfWork(Journey journey) : IUnitOfWork
{
    public async Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
        where TResult : class, IResult<TResult>
    {
        journey.Passed("begin");
        var result = await work(cancellationToken);
        journey.Passed(result.Fault is null ? "commit" : "roll back");
        return result;
    }

    public Task<TResult> AskAsync<TResult>(Func<CancellationToken, Task<TResult>> question, CancellationToken cancellationToken)
        where TResult : class, IResult<TResult>
    {
        journey.Passed("ask");
        return question(cancellationToken);
    }

    public void OnCommit(Action action) => journey.Passed("on commit");
}

/// <summary>A step that an extending host puts in.</summary>
internal sealed class Signpost<TRequest, TResult>(Journey journey) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : class, IResult<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        journey.Passed("signpost");
        var result = await next();
        journey.Passed("signpost on the way back");
        return result;
    }
}

internal sealed record Travel(string Where, bool MayArrive = true) : ICommand<string>;

internal sealed class TravelValidator : AbstractValidator<Travel>
{
    public TravelValidator(Journey journey)
    {
        RuleFor(travel => travel.Where).Must(_ =>
        {
            journey.Passed("validator");
            return true;
        });
        RuleFor(travel => travel.Where).NotEmpty().WithMessage("Where to?");
        RuleFor(travel => travel.Where).MaximumLength(5).WithMessage("Too far.");
        RuleFor(travel => travel.MayArrive).Equal(true).When(travel => travel.Where == "Mars").WithMessage("Not without an arrival.");
    }
}

internal sealed class TravelHandler(Journey journey) : ICommandHandler<Travel, string>
{
    public Task<Result<string>> Handle(Travel request, CancellationToken cancellationToken)
    {
        journey.Passed("handler");
        Result<string> result = request.MayArrive ? $"in {request.Where}" : Fault.NotFound("There is no such place.");
        return Task.FromResult(result);
    }
}

internal sealed record LookAround : IQuery<string>;

internal sealed class LookAroundHandler(Journey journey) : IQueryHandler<LookAround, string>
{
    public Task<Result<string>> Handle(LookAround request, CancellationToken cancellationToken)
    {
        journey.Passed("handler");
        return Task.FromResult<Result<string>>("trees");
    }
}
