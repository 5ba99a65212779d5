using System.Diagnostics.CodeAnalysis;

namespace Ksat.Provisioning.Application.Faults;

/// <summary>What a pipeline step can know of a result whose type it doesn't know.</summary>
public interface IResult<out TSelf>
{
    Fault? Fault { get; }

    static abstract TSelf Failed(Fault fault);
}

/// <summary>The answer of a command or query: a value, or the fault that kept it from one.</summary>
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? value;

    private Result(T? value, Fault? fault) => (this.value, Fault) = (value, fault);

    public Fault? Fault { get; }

    [MemberNotNullWhen(true, nameof(Fault))]
    public bool IsFault => Fault is not null;

    public T Value => IsFault ? throw new InvalidOperationException($"No value: {Fault.Kind}") : value!;

    public static Result<T> Failed(Fault fault) => new(default, fault);

    /// <summary>For interfaces, which have no implicit conversion.</summary>
    public static Result<T> Of(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Fault fault) => Failed(fault);

    public TOut Match<TOut>(Func<T, TOut> onValue, Func<Fault, TOut> onFault) => IsFault ? onFault(Fault) : onValue(value!);
}

/// <summary>A command that answers nothing.</summary>
public readonly record struct Done;
