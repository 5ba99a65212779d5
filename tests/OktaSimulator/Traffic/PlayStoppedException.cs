namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>So much went wrong that going on would only repeat it, or the very first step failed.</summary>
public sealed class PlayStoppedException : Exception
{
    public PlayStoppedException()
    {
    }

    public PlayStoppedException(string message)
        : base(message)
    {
    }

    public PlayStoppedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
