using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Ksat.Provisioning.Reports;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Ksat.Provisioning.Web.Api.Syncs;

/// <summary>A whole report as a file, its rows written as the database brings them.</summary>
internal static class Downloads
{
    private const int Buffer = 64 * 1024;

    public static IResult Of(WholeReport report, Guid id, bool csv, CancellationToken cancellationToken) => csv
        ? Results.Stream(stream => CsvAsync(stream, report, cancellationToken), "text/csv; charset=utf-8", $"sync-{id}.csv")
        : new JsonDownload(report, $"sync-{id}.json");

    private static async Task CsvAsync(Stream to, WholeReport report, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Buffer, leaveOpen: true);
        await ReportCsv.WriteAsync(text, report.Changes, cancellationToken);
    }

    private sealed class JsonDownload(WholeReport report, string name) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            httpContext.Response.ContentType = MediaTypeNames.Application.Json;
            httpContext.Response.Headers.ContentDisposition = $"attachment; filename={name}";
            await JsonSerializer.SerializeAsync(httpContext.Response.Body, new Whole(report.Sync, report.Changes), options, httpContext.RequestAborted);
        }
    }

    /// <summary>The serialiser reads the rows one by one.</summary>
    private sealed record Whole(SyncView Sync, IAsyncEnumerable<ChangeView> Changes);
}
