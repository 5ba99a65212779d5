using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>What the server itself lets in.</summary>
internal static class ServerLimits
{
    /// <summary>Longest request line: filters arrive in it. Longer ones go to POST /.search.</summary>
    private const int RequestLine = 64 * 1024;

    public static void Set(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestLineSize = RequestLine;
    }
}
