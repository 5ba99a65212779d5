using System.Runtime.CompilerServices;

namespace Ksat.Provisioning.Infrastructure.Planning;

internal static class Paging
{
    public static async IAsyncEnumerable<IReadOnlyList<T>> InPagesAsync<T>(
        this IAsyncEnumerable<T> rows, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            page.Add(row);
            if (page.Count == pageSize)
            {
                yield return page;
                page = [];
            }
        }

        if (page.Count > 0)
        {
            yield return page;
        }
    }
}
