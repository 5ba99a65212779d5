using System.Text;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>What the console takes for an e-mail address: what mail servers deliver to, not all that RFC 5321 could spell.</summary>
public static class EmailAddress
{
    /// <summary>Longest address, in UTF-16 units.</summary>
    public const int MaxLength = 255;

    /// <summary>Longest part before the "@" (RFC 5321 §4.5.3.1.1).</summary>
    public const int MaxLocalLength = 64;

    private const int MaxLabelLength = 63;

    /// <summary>Has meaning in mail headers (RFC 5322 §3.2.3): such an address could name a second recipient.</summary>
    private const string Specials = "()<>[]:;,\\\"";

    /// <summary>
    /// One "@", something before it, a domain of one or more labels after it, no spaces. Plus addresses, apostrophes, letters of any script
    /// and single-label domains of an intranet are addresses; quoted local parts and IP literals aren't.
    /// </summary>
    public static bool IsValid(string text)
    {
        var at = text.IndexOf('@');
        return text.Length <= MaxLength
            && at is > 0 and <= MaxLocalLength
            && IsLocalPart(text.AsSpan(0, at))
            && IsDomain(text.AsSpan(at + 1));
    }

    /// <summary>What follows the last "@", folded; "" where there is none.</summary>
    public static string Domain(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 ? "" : CaseFolding.Key(address[(at + 1)..]);
    }

    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)
                || (rune.IsAscii && Specials.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-' || !IsLabel(label))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        foreach (var rune in label.EnumerateRunes())
        {
            var named = Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_'
                || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
            if (!named)
            {
                return false;
            }
        }

        return true;
    }
}
