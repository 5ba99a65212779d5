namespace Ksat.Provisioning.Application.Csv;

/// <summary>The largest CSV that is taken.</summary>
public static class CsvLimits
{
    public const int MostRows = 250_000;

    /// <summary>In bytes.</summary>
    public const long MostBytes = 100L * 1024 * 1024;
}
