namespace Ksat.Provisioning.Web.Scim;

/// <summary>How an answer repeats a text of the request.</summary>
internal static class Shown
{
    private const int Longest = 100;

    /// <summary>Enough to recognise it, never so much that the answer becomes a mirror; no control characters and no half of a pair.</summary>
    public static string Of(string text)
    {
        var shown = text.Length <= Longest ? text : text[..Longest];
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)) + (text.Length > Longest ? "…" : "");
    }
}
