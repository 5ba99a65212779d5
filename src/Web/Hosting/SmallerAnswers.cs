using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>Compresses what is read: lists, reports and downloads. The short answers of writes aren't worth the time.</summary>
internal static class SmallerAnswers
{
    private static readonly string[] Kinds = ["application/json", "application/scim+json", "application/problem+json", "text/csv", "text/html", "text/css", "text/javascript", "application/javascript"];

    public static IServiceCollection AddSmallerAnswers(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Kinds;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        })
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);

    public static void UseSmallerAnswers(this IApplicationBuilder app) =>
        app.UseWhen(http => HttpMethods.IsGet(http.Request.Method), read => read.UseResponseCompression());
}
