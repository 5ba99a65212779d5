namespace Ksat.Provisioning.OktaSimulator.Statistics;

/// <summary>The durations of one kind of request, and how long at least one of them was under way.</summary>
internal sealed class KindOfRequest(string name)
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _durations = [];
    private int _underWay;
    private long _busySince;
    private TimeSpan _busy;

    public string Name { get; } = name;

    public int Count => _durations.Count + Unanswered;

    public int Unanswered { get; private set; }

    public void Enter(long timestamp)
    {
        lock (_lock)
        {
            if (_underWay++ == 0)
            {
                _busySince = timestamp;
            }
        }
    }

    public void Leave(TimeProvider clock, long timestamp, TimeSpan? duration)
    {
        lock (_lock)
        {
            if (--_underWay == 0)
            {
                _busy += clock.GetElapsedTime(_busySince, timestamp);
            }

            if (duration is { } answered)
            {
                _durations.Add(answered);
            }
            else
            {
                Unanswered++;
            }
        }
    }

    public Spread Spread()
    {
        lock (_lock)
        {
            return Statistics.Spread.Of(_durations, _busy);
        }
    }
}
