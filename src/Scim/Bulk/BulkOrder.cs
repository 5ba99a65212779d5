namespace Ksat.Provisioning.Scim.Bulk;

/// <summary>In which order a bulk request's operations are carried out: as sent, except that what an operation refers to comes before it.</summary>
public static class BulkOrder
{
    /// <summary>The operations by their place in the request. Within a circle of references the first one sent begins.</summary>
    public static IReadOnlyList<int> Of(BulkRequest request)
    {
        var makers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < request.Operations.Count; i++)
            if (request.Operations[i] is { Method: "POST", BulkId: { } name })
                makers[name] = i;
        var order = new List<int>(request.Operations.Count);
        var seen = new bool[request.Operations.Count];
        for (var i = 0; i < request.Operations.Count; i++)
            Visit(i);
        return order;

        // As deep as a chain of references, so at most as there are operations.
        void Visit(int index)
        {
            if (seen[index])
                return;
            seen[index] = true;
            foreach (var name in BulkReferences.Of(request.Operations[index]))
                if (makers.TryGetValue(name, out var maker))
                    Visit(maker);
            order.Add(index);
        }
    }
}
