namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Where the data is: the settings <c>Database:*</c> and <c>ConnectionStrings:Provisioning</c>.</summary>
public sealed record DatabaseOptions
{
    public required DatabaseProvider Provider { get; init; }

    public required string ConnectionString { get; init; }

    /// <summary>Statements per round trip, handed to EF; 1 also keeps EF from writing MERGE (Babelfish). Null: the provider's own choice.</summary>
    public int? MaxBatchSize { get; init; }
}
