using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ksat.Provisioning.Application.Directory;

namespace Ksat.Provisioning.Web.Scim.Lists;

/// <summary>
/// Cursors (RFC 9865): positions, sealed with a key that follows from the SCIM token. So a cursor means nothing to others, not to another tenant either, is good
/// on every process of the installation, and nothing is stored for it (docs/decisions/0010).
/// </summary>
internal static class Cursors
{
    /// <summary>How long a cursor may rest unused; advertised as cursorTimeout.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromHours(1);

    /// <summary>A filter or order this long makes no larger cursor: only its digest is in it.</summary>
    private const int DigestLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = sizeof(long) + DigestLength + 16;

    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("ksat-provisioning scim cursor 1");

    /// <param name="secret">The SCIM token.</param>
    /// <param name="query">What the list was asked for, apart from the page.</param>
    /// <param name="position">Behind which item the next page begins.</param>
    /// <param name="now">When the cursor is given out.</param>
    public static string Seal(string secret, string query, Position position, DateTimeOffset now)
    {
        var sortValue = position.SortValue is null ? [] : Encoding.UTF8.GetBytes("=" + position.SortValue);
        var plain = new byte[HeadLength + sortValue.Length];
        BinaryPrimitives.WriteInt64BigEndian(plain, (now + Timeout).ToUnixTimeSeconds());
        DigestOf(query).CopyTo(plain.AsSpan(sizeof(long)));
        position.Id.TryWriteBytes(plain.AsSpan(sizeof(long) + DigestLength));
        sortValue.CopyTo(plain.AsSpan(HeadLength));

        var sealedBytes = new byte[NonceLength + plain.Length + TagLength];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(KeyOf(secret), TagLength);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceLength, plain.Length), sealedBytes.AsSpan(NonceLength + plain.Length));
        return Base64Url.EncodeToString(sealedBytes);
    }

    public static Opened Open(string secret, string query, string cursor, DateTimeOffset now)
    {
        if (!Base64Url.IsValid(cursor))
        {
            return new Opened.Invalid();
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        var length = bytes.Length - NonceLength - TagLength;
        if (length < HeadLength)
        {
            return new Opened.Invalid();
        }

        var plain = new byte[length];
        using var cipher = new AesGcm(KeyOf(secret), TagLength);
        try
        {
            cipher.Decrypt(bytes.AsSpan(0, NonceLength), bytes.AsSpan(NonceLength, length), bytes.AsSpan(NonceLength + length), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return new Opened.Invalid();
        }

        if (!plain.AsSpan(sizeof(long), DigestLength).SequenceEqual(DigestOf(query)))
        {
            return new Opened.Invalid();
        }

        if (BinaryPrimitives.ReadInt64BigEndian(plain) <= now.ToUnixTimeSeconds())
        {
            return new Opened.Expired();
        }

        var sortValue = plain.AsSpan(HeadLength);
        return new Opened.At(new Position(
            new Guid(plain.AsSpan(sizeof(long) + DigestLength, 16)),
            sortValue.IsEmpty ? null : Encoding.UTF8.GetString(sortValue[1..])));
    }

    private static byte[] KeyOf(string secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: Purpose);

    private static byte[] DigestOf(string query) => SHA256.HashData(Encoding.UTF8.GetBytes(query))[..DigestLength];

    /// <summary>What a cursor says.</summary>
    internal abstract record Opened
    {
        public sealed record At(Position Position) : Opened;

        /// <summary>Not made by us, by another tenant's token, or for another query.</summary>
        public sealed record Invalid : Opened;

        public sealed record Expired : Opened;
    }
}
