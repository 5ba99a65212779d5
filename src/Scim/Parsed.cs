using System.Diagnostics.CodeAnalysis;

namespace Ksat.Provisioning.Scim;

/// <summary>What reading input gave: a value, or the fault to answer with. Never both, never an exception.</summary>
/// <typeparam name="T">The value read.</typeparam>
public readonly struct Parsed<T>
    where T : notnull
{
    private readonly T? value;
    private readonly ScimFault? fault;

    private Parsed(T? value, ScimFault? fault)
    {
        this.value = value;
        this.fault = fault;
    }

    /// <summary>Whether reading failed.</summary>
    public bool IsFault => fault is not null;

    /// <summary>The value. Asking a fault for it is a programming error.</summary>
    public T Value => fault is null ? value! : throw new InvalidOperationException($"Not a value: {fault.Kind}.");

    /// <summary>The fault. Asking a value for it is a programming error.</summary>
    public ScimFault Fault => fault ?? throw new InvalidOperationException("Not a fault.");

    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static implicit operator Parsed<T>(ScimFault fault) => new(default, fault);

    public static Parsed<T> FromT(T value) => value;

    public static Parsed<T> FromScimFault(ScimFault fault) => fault;

    /// <summary>Both sides in one look, for <c>if (parsed.TryValue(out var value, out var fault))</c>.</summary>
    public bool TryValue([NotNullWhen(true)] out T? result, [NotNullWhen(false)] out ScimFault? failure)
    {
        result = value;
        failure = fault;
        return fault is null;
    }

    public Parsed<TNext> Map<TNext>(Func<T, TNext> next)
        where TNext : notnull
        => fault is null ? next(value!) : fault;

    public Parsed<TNext> Bind<TNext>(Func<T, Parsed<TNext>> next)
        where TNext : notnull
        => fault is null ? next(value!) : fault;
}
