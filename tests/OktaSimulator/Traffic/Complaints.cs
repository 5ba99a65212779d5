using System.Collections.Concurrent;

namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>Collects unexpected answers from all connections, and ends the play when there are too many.</summary>
internal sealed class Complaints(int giveUpAfter)
{
    private readonly ConcurrentQueue<Unexpected> _all = [];

    public IReadOnlyCollection<Unexpected> All => _all;

    public void Add(Unexpected unexpected)
    {
        _all.Enqueue(unexpected);
        if (_all.Count >= giveUpAfter)
        {
            throw new PlayStoppedException($"{_all.Count} unexpected answers: the rest isn't played.");
        }
    }
}
