using Ksat.Provisioning.Application.Faults;

namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>A fault that a background run can do nothing about.</summary>
public sealed class UnexpectedFaultException(FaultKind kind) : Exception($"The database answered {kind}.")
{
    public FaultKind Kind { get; } = kind;
}

internal static class UnexpectedFaults
{
    public static T OrThrow<T>(this Result<T> result) => result.IsFault ? throw new UnexpectedFaultException(result.Fault.Kind) : result.Value;
}
