namespace Ksat.Provisioning.OktaSimulator.Statistics;

/// <summary>One request under way.</summary>
internal readonly struct Measured
{
    private readonly KindOfRequest _kind;
    private readonly TimeProvider _clock;
    private readonly long _start;

    public Measured(KindOfRequest kind, TimeProvider clock)
    {
        (_kind, _clock, _start) = (kind, clock, clock.GetTimestamp());
        _kind.Enter(_start);
    }

    public void End()
    {
        var end = _clock.GetTimestamp();
        _kind.Leave(_clock, end, _clock.GetElapsedTime(_start, end));
    }

    /// <summary>It was never answered: it counts, its time doesn't.</summary>
    public void Fail() => _kind.Leave(_clock, _clock.GetTimestamp(), null);
}
