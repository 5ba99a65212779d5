namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>So much went wrong that going on would only repeat it.</summary>
public sealed class TooManyComplaintsException : Exception
{
    public TooManyComplaintsException()
    {
    }

    public TooManyComplaintsException(string message)
        : base(message)
    {
    }

    public TooManyComplaintsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
