using System.Diagnostics;
using Ksat.Provisioning.Application.Faults;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Application.Pipeline;

/// <summary>One span and, on a fault, one log line per request: its name, fault and attribute; never a value.</summary>
internal sealed partial class TelemetryStep<TRequest, TResult>(ILogger<TelemetryStep<TRequest, TResult>> log) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : class, IResult<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        using var span = ProvisioningTelemetry.Source.StartActivity(typeof(TRequest).Name);
        var result = await next();
        if (result.Fault is { } fault)
        {
            span?.SetStatus(ActivityStatusCode.Error, fault.Kind.ToString());
            Refused(typeof(TRequest).Name, fault.Kind, fault.Attribute);
        }

        return result;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Request} refused: {Fault} {Attribute}")]
    private partial void Refused(string request, FaultKind fault, string? attribute);
}

/// <summary>The name under which spans of the product are collected.</summary>
public static class ProvisioningTelemetry
{
    public const string SourceName = "Ksat.Provisioning";

    internal static ActivitySource Source { get; } = new(SourceName);
}
