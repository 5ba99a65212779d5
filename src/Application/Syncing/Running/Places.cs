namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>Who has the addresses, or names, that a batch of rows wants, while the rows are applied one after another.</summary>
internal sealed class Places(IEnumerable<Held> held)
{
    private readonly Dictionary<string, Guid> owners = held.ToDictionary(place => place.Key, place => place.Id, StringComparer.Ordinal);

    public bool IsFreeFor(string key, Guid id) => !owners.TryGetValue(key, out var owner) || owner == id;

    public void Leave(string key, Guid id)
    {
        if (owners.TryGetValue(key, out var owner) && owner == id)
        {
            owners.Remove(key);
        }
    }

    public void Take(string key, Guid id) => owners[key] = id;
}
