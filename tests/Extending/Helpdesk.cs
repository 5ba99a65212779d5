using System.Collections.Concurrent;

namespace Ksat.Provisioning.Extending.Tests;

/// <summary>A system of one's own that wants to know of new people.</summary>
internal sealed class Helpdesk
{
    private readonly ConcurrentDictionary<(Guid Tenant, Guid User), byte> _expected = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IEnumerable<(Guid Tenant, Guid User)> Expected => _expected.Keys;

    public Task FirstPerson => _first.Task;

    public void Expect(Guid tenant, Guid user)
    {
        _expected[(tenant, user)] = 0;
        _first.TrySetResult();
    }
}
