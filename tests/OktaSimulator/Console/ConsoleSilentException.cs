namespace Ksat.Provisioning.OktaSimulator.Console;

/// <summary>The console's API did not answer what a comparison needs.</summary>
public sealed class ConsoleSilentException : Exception
{
    public ConsoleSilentException()
    {
    }

    public ConsoleSilentException(string message)
        : base(message)
    {
    }

    public ConsoleSilentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
