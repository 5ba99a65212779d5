using System.Collections.Concurrent;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence;

namespace Ksat.Provisioning.Infrastructure.Access;

/// <summary>
/// Keys that were presented since a key or tenant last changed, so that not every request asks the database who it is. On SQLite only, where this process is the only writer:
/// on SQL Server another process may have revoked the key, which must fail at once, so every request asks there (docs/decisions/0011).
/// </summary>
internal sealed class KnownKeys(DatabaseOptions options)
{
    /// <summary>Two tokens and two console keys of 2,500 tenants.</summary>
    private const int Most = 10_000;

    private readonly bool isOnlyWriter = options.Provider == DatabaseProvider.Sqlite;
    private ConcurrentDictionary<string, KnownKey> known = new(StringComparer.Ordinal);

    /// <summary>What is remembered now. Whoever asks the database takes it before he asks: if keys change meanwhile, what he learns goes into a memory that nobody reads any more.</summary>
    public Memory Now => new(isOnlyWriter ? Volatile.Read(ref known) : null);

    /// <summary>A key or tenant has changed.</summary>
    public void Forget() => Volatile.Write(ref known, new(StringComparer.Ordinal));

    internal readonly record struct KnownKey(AccessKey Key, AccessGrant Grant);

    internal readonly struct Memory(ConcurrentDictionary<string, KnownKey>? entries)
    {
        public KnownKey? Of(AccessKind kind, byte[] hash) =>
            entries is not null && entries.TryGetValue(Convert.ToHexString(hash), out var found) && found.Key.Kind == kind ? found : null;

        public void Learn(KnownKey learnt)
        {
            if (entries is not null && entries.Count < Most)
            {
                entries[Convert.ToHexString(learnt.Key.Hash)] = learnt;
            }
        }
    }
}
