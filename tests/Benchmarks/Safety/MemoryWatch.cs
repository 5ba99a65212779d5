namespace Ksat.Provisioning.Benchmarks.Safety;

/// <summary>The most memory that the process had committed for objects while this lives, looked at every few milliseconds.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Timer timer;
    private long most;

    public MemoryWatch() => timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));

    public long Most
    {
        get
        {
            Look();
            return Volatile.Read(ref most);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look() => Volatile.Write(ref most, Math.Max(Volatile.Read(ref most), GC.GetTotalMemory(forceFullCollection: false)));
}
