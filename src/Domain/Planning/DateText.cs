using System.Globalization;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>Dates of the roster: RFC 3339 date and time, kept as UTC text ("2022-04-04T04:23:30Z"), so that equal moments are equal texts.</summary>
public static class DateText
{
    private const int OffsetLength = 6;
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd't'HH:mm:ss"];
    private static readonly int SecondsLength = "2022-04-04T04:23:30".Length;

    /// <summary>
    /// Reads an RFC 3339 §5.6 date-time and writes the same moment in UTC, with the fraction's digits as sent but without trailing zeros.
    /// "T" and "Z" may be small. A date without time, a time without offset and a leap second are refused: which moment they mean would be a guess.
    /// </summary>
    public static bool TryNormalise(string text, out string utc)
    {
        utc = "";
        if (!TrySplit(text, out var fraction, out var offset)
            || !DateTime.TryParseExact(text.AsSpan(0, SecondsLength), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || !TryReadOffset(offset, out var behind))
        {
            return false;
        }

        var ticks = local.Ticks - behind.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        var seconds = new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var digits = fraction.TrimEnd('0');
        utc = digits.IsEmpty ? $"{seconds}Z" : $"{seconds}.{digits}Z";
        return true;
    }

    /// <summary>Cuts what follows the seconds into the fraction's digits, if any, and the offset.</summary>
    private static bool TrySplit(string text, out ReadOnlySpan<char> fraction, out ReadOnlySpan<char> offset)
    {
        fraction = default;
        offset = text.AsSpan(Math.Min(SecondsLength, text.Length));
        if (offset.IsEmpty || offset[0] != '.')
        {
            return !offset.IsEmpty;
        }

        var digits = offset[1..].IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0)
        {
            return false;
        }

        fraction = offset[1..(digits + 1)];
        offset = offset[(digits + 1)..];
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != OffsetLength || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryReadTwoDigits(text[1..3], 23, out var hours)
            || !TryReadTwoDigits(text[4..], 59, out var minutes))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -offset : offset;
        return true;
    }

    private static bool TryReadTwoDigits(ReadOnlySpan<char> text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}
