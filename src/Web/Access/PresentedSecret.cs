namespace Ksat.Provisioning.Web.Access;

/// <summary>The secret that a request carries in its Authorization header.</summary>
internal static class PresentedSecret
{
    private const string Scheme = "Bearer";

    /// <summary>
    /// Null when there is none, or more than one. A value without scheme is the secret itself: that is how Okta's header token arrives (docs/clients.md, "Okta").
    /// </summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        if (header.Count != 1 || string.IsNullOrWhiteSpace(header[0]))
        {
            return null;
        }

        var text = header[0].AsSpan().Trim();
        var isBearer = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && (text.Length == Scheme.Length || char.IsWhiteSpace(text[Scheme.Length]));
        var secret = isBearer ? text[Scheme.Length..].Trim() : text;
        return secret.IsEmpty ? null : secret.ToString();
    }
}
