namespace Ksat.Provisioning.Scim.Documents;

/// <summary>Reads a fixed set of mapped fields out of stored documents, in one pass over each. Thread-safe.</summary>
public sealed class FieldReader
{
    private FieldReader(IReadOnlyList<MappedPath> paths) => Paths = paths;

    public IReadOnlyList<MappedPath> Paths { get; }

    public static FieldReader Compile(IReadOnlyList<MappedPath> paths) => new(paths);

    /// <summary>The fields' states, in the order of <see cref="Paths"/>.</summary>
    public FieldState[] Read(string json, string states)
    {
        var fields = new FieldState[Paths.Count];
        Read(json, states, fields);
        return fields;
    }

    /// <summary>The same into the caller's span, of at least as many places as <see cref="Paths"/>.</summary>
    public void Read(string json, string states, Span<FieldState> fields) => throw new NotImplementedException();
}
