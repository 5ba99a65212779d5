namespace Ksat.Provisioning.Web.Hosting.Settings;

/// <summary>Under which address the installation is known, <c>PublicUrl</c>, and on which it listens, <c>--urls</c>.</summary>
internal static class AddressSettings
{
    private const string Urls = "urls";

    public static void Check(SettingsReader settings)
    {
        if (settings.Text(PublicAddress.Setting) is { } url && !IsPublic(url))
        {
            settings.Wrong($"{PublicAddress.Setting} is \"{url}\": set it to the address that clients use, such as https://provisioning.example.com.");
        }

        foreach (var address in settings.Texts(Urls).Where(address => !CanBeListenedOn(address)))
        {
            settings.Wrong($"--{Urls} has \"{address}\": write it like http://127.0.0.1:5000.");
        }
    }

    private static bool IsPublic(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && IsHttp(uri) && uri is { Query: "", Fragment: "", UserInfo: "", Host.Length: > 0 };

    /// <summary>"*" and "+" stand for every address.</summary>
    private static bool CanBeListenedOn(string address) =>
        Uri.TryCreate(address.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && IsHttp(uri);

    private static bool IsHttp(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;
}
