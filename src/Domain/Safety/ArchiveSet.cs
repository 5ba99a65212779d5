using System.Security.Cryptography;

namespace Ksat.Provisioning.Domain.Safety;

/// <summary>Which people a plan archives, as a number and a digest that doesn't depend on their order: confirming a go-live is consent to exactly these.</summary>
public sealed class ArchiveSet
{
    private readonly byte[] digest = new byte[16];

    public int Count { get; private set; }

    public Guid Digest => new(digest);

    /// <param name="userId">The roster user.</param>
    public void Add(Guid userId)
    {
        Count++;
        Span<byte> id = stackalloc byte[16];
        userId.TryWriteBytes(id);
        var hash = SHA256.HashData(id);
        for (var i = 0; i < digest.Length; i++)
        {
            digest[i] ^= hash[i];
        }
    }
}
