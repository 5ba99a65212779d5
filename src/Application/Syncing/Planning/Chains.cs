namespace Ksat.Provisioning.Application.Syncing.Planning;

/// <summary>
/// Orders rows that take what other rows give up (an address, a group's name) so that each finds it free: whoever is waited for comes first. Where they wait for each other
/// in a ring, the whole ring must be applied at once.
/// </summary>
internal static class Chains
{
    /// <summary>All items, those that nobody concerns in their own order; each answer is one item, or a ring.</summary>
    /// <param name="awaits">Whom an item waits for: another item's id, or null.</param>
    public static IEnumerable<IReadOnlyList<T>> InOrder<T>(IReadOnlyCollection<T> items, Func<T, Guid> id, Func<T, Guid?> awaits)
    {
        var open = items.ToDictionary(id);
        foreach (var item in items)
        {
            var path = new List<T>();
            var at = new Dictionary<Guid, int>();
            var current = item;
            while (open.ContainsKey(id(current)) && at.TryAdd(id(current), path.Count))
            {
                path.Add(current);
                if (awaits(current) is not { } next || !open.TryGetValue(next, out current!))
                {
                    current = path[^1];
                    break;
                }
            }

            foreach (var part in Backwards(path, at.TryGetValue(id(current), out var start) && start < path.Count - 1 ? start : path.Count))
            {
                foreach (var done in part)
                {
                    open.Remove(id(done));
                }

                yield return part;
            }
        }
    }

    /// <summary>The ring at the end of a path first, then what leads to it, last to first.</summary>
    private static IEnumerable<IReadOnlyList<T>> Backwards<T>(List<T> path, int ringStart)
    {
        if (ringStart < path.Count)
        {
            yield return path[ringStart..];
        }

        for (var i = Math.Min(ringStart, path.Count) - 1; i >= 0; i--)
        {
            yield return [path[i]];
        }
    }
}
