namespace Ksat.Provisioning.Infrastructure.Bulk;

/// <summary>Long lists of values go to the database piece by piece: SQL Server takes at most 2,100 parameters in one statement.</summary>
internal static class Pieces
{
    public const int Size = 1_000;

    /// <summary>The values, each once, in pieces that fit into one statement.</summary>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IEnumerable<T> values) => values.Distinct().Chunk(Size);

    /// <summary>The same in the order of the ids, so that the answers to the pieces, one after another, are in order too.</summary>
    public static IEnumerable<IReadOnlyList<Guid>> InOrder(IEnumerable<Guid> ids) => Of(ids.Order());

    /// <summary>The same where null stands for all: one piece, which is null.</summary>
    public static IEnumerable<IReadOnlyList<Guid>?> OrAll(IEnumerable<Guid>? ids)
    {
        if (ids is null)
        {
            return Enumerable.Repeat<IReadOnlyList<Guid>?>(null, 1);
        }

        return InOrder(ids);
    }
}
