using System.Text.Json;
using System.Text.Unicode;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>Strict reading of a body's JSON: well-formed UTF-8, no duplicate names, no NUL, no half surrogate pairs, bounded depth and lengths.</summary>
internal static class JsonInput
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = BodyLimits.MaxDepth, AllowDuplicateProperties = false };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The document, which the caller disposes of; its root is an object.</summary>
    internal static Parsed<JsonDocument> Read(ReadOnlyMemory<byte> utf8, BodyLimits limits)
    {
        if (utf8.Length > limits.MaxBytes)
            return new ScimFault(ScimFaultKind.PayloadTooLarge, $"The body is larger than {limits.MaxBytes} bytes.");
        if (utf8.Span.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];
        if (!Utf8.IsValid(utf8.Span))
            return new ScimFault(ScimFaultKind.InvalidSyntax, "The body is not valid UTF-8.");
        try
        {
            if (Strings(utf8.Span) is { } fault)
                return fault;
            var document = JsonDocument.Parse(utf8, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            return new ScimFault(ScimFaultKind.InvalidSyntax, "The body must be a JSON object.");
        }
        catch (JsonException wrong)
        {
            return new ScimFault(ScimFaultKind.InvalidSyntax, wrong.LineNumber is { } line
                ? $"The body is not valid JSON, at line {line + 1}, byte {wrong.BytePositionInLine}."
                : $"The body is not valid JSON: it names a property twice or nests deeper than {BodyLimits.MaxDepth} levels.");
        }
    }

    private static ScimFault? Strings(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = BodyLimits.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                continue;
            if (reader.ValueSpan.Length > BodyLimits.MaxValueBytes && UnescapedLength(reader.ValueSpan) > BodyLimits.MaxValueBytes)
                return new ScimFault(ScimFaultKind.InvalidValue, $"A value is longer than {BodyLimits.MaxValueBytes} bytes.");
            if (reader.ValueIsEscaped && Escapes(reader.ValueSpan) is { } reason)
                return new ScimFault(ScimFaultKind.InvalidValue, reason);
        }

        return null;
    }

    // An escape of six bytes stands for one to three, one of two bytes for one; the upper bound is enough for a limit.
    private static int UnescapedLength(ReadOnlySpan<byte> value)
    {
        var length = 0;
        for (var i = 0; i < value.Length; i++, length++)
        {
            if (value[i] != '\\')
                continue;
            var unicode = value[i + 1] == 'u';
            i += unicode ? 5 : 1;
            length += unicode ? 2 : 0;
        }

        return length;
    }

    private static string? Escapes(ReadOnlySpan<byte> value)
    {
        var awaitsLow = false;
        for (var i = 0; i < value.Length; i++)
        {
            var unit = -1;
            if (value[i] == '\\')
            {
                unit = value[i + 1] == 'u' ? Convert.ToInt32(System.Text.Encoding.ASCII.GetString(value.Slice(i + 2, 4)), 16) : -1;
                i += value[i + 1] == 'u' ? 5 : 1;
            }

            if (unit == 0)
                return "A value contains NUL.";
            var low = unit is >= 0xDC00 and <= 0xDFFF;
            if (awaitsLow != low)
                return "A value contains half a surrogate pair.";
            awaitsLow = unit is >= 0xD800 and <= 0xDBFF;
        }

        return awaitsLow ? "A value contains half a surrogate pair." : null;
    }
}
