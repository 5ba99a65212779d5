using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ksat.Provisioning.Infrastructure.Persistence.Conversions;

/// <summary>Ids as 16 bytes, big-endian: byte order is then the order of their making on both providers (SQL Server sorts a uniqueidentifier otherwise).</summary>
internal sealed class IdBytes() : ValueConverter<Guid, byte[]>(id => ToBytes(id), bytes => ToId(bytes))
{
    public static byte[] ToBytes(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid ToId(byte[] bytes) => new(bytes, bigEndian: true);
}
