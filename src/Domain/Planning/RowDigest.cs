using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>A short digest of what a row says: two reports differ by the rows whose digests differ.</summary>
internal static class RowDigest
{
    public static long Of(PlannedChange change)
    {
        var text = new StringBuilder()
            .Append((int)change.Action).Append('|').Append((int?)change.HeldAs).Append('|').Append((int)change.Outcome).Append('|').Append(change.Error?.Code)
            .Append('|').Append(change.Group);
        foreach (var field in change.Fields)
        {
            text.Append('\n').Append(field.Field).Append('\u0001').Append(field.Before).Append('\u0001').Append(field.After);
        }

        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
