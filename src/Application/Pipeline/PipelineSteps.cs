namespace Ksat.Provisioning.Application.Pipeline;

/// <summary>What every command and query passes before its handler, outermost first. A step is added here and nowhere else (docs/extending.md).</summary>
public static class PipelineSteps
{
    public static IReadOnlyList<Type> InOrder { get; } =
    [
        typeof(TelemetryStep<,>),
        typeof(ValidationStep<,>),
        typeof(UnitOfWorkStep<,>),
    ];
}
