using Microsoft.Net.Http.Headers;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>Which media types are read and answered (RFC 7644 §3.1, §3.8).</summary>
internal static class MediaTypes
{
    public const string Scim = "application/scim+json";
    private const string Json = "application/json";

    // Okta's documentation shows text/json.
    private static readonly string[] Known = [Scim, Json, "text/json"];

    /// <summary>Whether a body of this type is read. None at all is taken for JSON; so is any charset that a JSON text in UTF-8 may claim.</summary>
    public static bool Reads(HttpRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.ContentType))
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && Known.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || IsUtf8(type.Charset.Value!));
    }

    /// <summary>Whether the client takes what we write. A header that can't be read asks for nothing.</summary>
    public static bool Answers(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        return accept.Count == 0
            || !MediaTypeHeaderValue.TryParseList(accept, out var types)
            || types.Count == 0
            || types.Any(type => type.Quality is not 0 && Known.Any(known => Takes(type, known)));
    }

    /// <summary>application/scim+json, except for a client that knows only application/json.</summary>
    public static string ForAnswer(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)
        && types.Any(type => type.Quality is not 0 && Takes(type, Json)) && !types.Any(type => type.Quality is not 0 && Takes(type, Scim))
            ? Json : Scim;

    private static bool Takes(MediaTypeHeaderValue range, string type) =>
        range.MatchesAllTypes
        || (range.MatchesAllSubTypes ? type.StartsWith(range.Type + "/", StringComparison.OrdinalIgnoreCase) : range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase));

    private static bool IsUtf8(string charset) =>
        charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Trim('"').Equals("utf8", StringComparison.OrdinalIgnoreCase);
}
