namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>How a client of one surface dresses its requests and which answers it can read.</summary>
internal interface ILineManners
{
    /// <summary>Of bodies sent.</summary>
    string ContentType { get; }

    /// <summary>Of bodies read.</summary>
    IReadOnlySet<string?> MediaTypes { get; }

    void Dress(HttpRequestMessage request);
}
