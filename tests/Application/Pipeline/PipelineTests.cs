using System.Reflection;
using System.Runtime.CompilerServices;
using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ksat.Provisioning.Application.Tests.Pipeline;

[TestFixture]
internal sealed class PipelineTests
{
    private static IEnumerable<TestCaseData> Commands =>
        from type in typeof(ICommand<>).Assembly.GetTypes()
        where type is { IsAbstract: false } && AnswerOf(type) is not null
        orderby type.Name
        select new TestCaseData(type).SetArgDisplayNames(type.Name);

    [TestCaseSource(nameof(Commands))]
    public async Task With_a_failing_validator_no_handler_and_no_commit_is_reached(Type command)
    {
        var journey = new Journey();
        await using var container = journey.Container(extend: services => services
            .RemoveAll(typeof(IValidator<>).MakeGenericType(command))
            .AddScoped(typeof(IValidator<>).MakeGenericType(command), typeof(Refusing<>).MakeGenericType(command)));

        // The command's own handler can't even be made here: the ports it needs are missing. Reaching it would throw.
        var fault = await FaultOfAsync(container, command);

        fault!.Kind.ShouldBe(FaultKind.Invalid);
        fault.Detail.ShouldBe("Refused.");
        journey.Stations.ShouldBeEmpty();
    }

    [Test]
    public async Task A_command_is_validated_then_runs_in_one_transaction_which_commits()
    {
        var journey = new Journey();

        var result = await SendAsync(journey, new Travel("Rome"));

        result.Value.ShouldBe("in Rome");
        journey.Stations.ShouldBe(["validator", "begin", "handler", "commit"]);
    }

    [Test]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var journey = new Journey();

        var fault = (await SendAsync(journey, new Travel("Nowhere at all"))).Fault!;
        var other = (await SendAsync(journey, new Travel("Mars", MayArrive: false))).Fault!;

        fault.Errors!["Where"].ShouldBe(["Too far."]);
        other.Errors!["MayArrive"].ShouldBe(["Not without an arrival."]);
        journey.Stations.ShouldBe(["validator", "validator"]);
    }

    [Test]
    public async Task A_fault_rolls_back()
    {
        var journey = new Journey();

        var result = await SendAsync(journey, new Travel("Oz", MayArrive: false));

        result.Fault!.Kind.ShouldBe(FaultKind.NotFound);
        journey.Stations.ShouldBe(["validator", "begin", "handler", "roll back"]);
    }

    [Test]
    public async Task A_query_opens_no_transaction()
    {
        var journey = new Journey();
        await using var container = journey.Container();
        await using var scope = container.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<ISender>().SendAsync(new LookAround(), CancellationToken.None);

        journey.Stations.ShouldBe(["ask", "handler"]);
    }

    [Test]
    public void The_steps_are_these() =>
        PipelineSteps.InOrder.Select(step => step.Name).ShouldBe(["TelemetryStep`2", "ValidationStep`2", "UnitOfWorkStep`2"]);

    [TestCase(0, "signpost,validator,begin,handler,commit,signpost on the way back", TestName = "An added step runs outermost")]
    [TestCase(2, "validator,signpost,begin,handler,commit,signpost on the way back", TestName = "An added step runs between validation and the transaction")]
    [TestCase(3, "validator,begin,signpost,handler,signpost on the way back,commit", TestName = "An added step runs within the transaction")]
    public async Task Added(int at, string stations)
    {
        var journey = new Journey();
        var steps = PipelineSteps.InOrder.ToList();
        steps.Insert(at, typeof(Signpost<,>));

        await SendAsync(journey, new Travel("Rome"), steps);

        string.Join(',', journey.Stations).ShouldBe(stations);
    }

    private static async Task<Result<string>> SendAsync(Journey journey, Travel travel, IReadOnlyList<Type>? steps = null)
    {
        await using var container = journey.Container(steps);
        await using var scope = container.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISender>().SendAsync(travel, CancellationToken.None);
    }

    private static async Task<Fault?> FaultOfAsync(ServiceProvider container, Type command)
    {
        await using var scope = container.CreateAsyncScope();
        var send = typeof(PipelineTests).GetMethod(nameof(FaultOfGenericAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(AnswerOf(command)!);
        return await (Task<Fault?>)send.Invoke(null, [scope.ServiceProvider.GetRequiredService<ISender>(), RuntimeHelpers.GetUninitializedObject(command)])!;
    }

    private static async Task<Fault?> FaultOfGenericAsync<T>(ISender sender, ICommand<T> command) => (await sender.SendAsync(command, CancellationToken.None)).Fault;

    private static Type? AnswerOf(Type type) => type.GetInterfaces()
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ICommand<>))?.GetGenericArguments()[0];

    private sealed class Refusing<T> : AbstractValidator<T>
    {
        public Refusing() => RuleFor(command => command).Must(_ => false).WithMessage("Refused.");
    }
}
