using Ksat.Provisioning.Application.Csv;
using Ksat.Provisioning.Application.Csv.Import;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;
using Ksat.Provisioning.Web.Api.Syncs;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Ksat.Provisioning.Web.Api.Users;

internal static class CsvEndpoints
{
    private const int InMemory = 64 * 1024;

    public static void MapCsv(this IEndpointRouteBuilder api)
    {
        api.MapGet("/users.csv", ExportAsync).Says("Users", "Backup of all console users as CSV").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        api.MapPost("/users/import", ImportAsync).Says("Users", "Import the same CSV: a sync with a report; dryRun only reports")
            .Filters("dryRun", "", "true", "false").Accepts<string>("text/csv").Answers<SyncStarted>(StatusCodes.Status202Accepted).Refuses(400, 413, 415);
    }

    private static async Task<IResult> ExportAsync(ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new ExportUsers(), cancellationToken))
            .Answer(users => Results.Stream(stream => UserCsv.WriteAsync(stream, users, cancellationToken), UserCsv.ContentType, "users.csv"));

    private static async Task<IResult> ImportAsync(
        HttpContext http, ListQuery query, ISender sender, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var dryRun = query.Flag("dryRun") ?? false;
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        if (http.Request.ContentType is { } type && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Send the file as text/csv.");
        }

        if (http.Request.ContentLength > CsvLimits.MostBytes)
        {
            return TooLarge();
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = CsvLimits.MostBytes;
        }

        try
        {
            // Spooled to a file of the system's temporary folder, which goes with the request: the encoding is known at its end only.
            await using var body = new FileBufferingReadStream(http.Request.Body, InMemory, CsvLimits.MostBytes, Path.GetTempPath());
            return await StageAsync(body, Ids.New(clock), dryRun, sender, caller, clock, cancellationToken);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }
        catch (IOException)
        {
            return TooLarge(); // The spool's own limit.
        }
    }

    private static async Task<IResult> StageAsync(
        Stream body, Guid id, bool dryRun, ISender sender, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var csv = await UserCsvReader.OpenAsync(body, cancellationToken);
        if (csv.Errors.Any)
        {
            return Problems.Of(csv.Errors);
        }

        var count = 0;
        await foreach (var lines in csv.LinesAsync(caller.TenantId, id, clock, cancellationToken).Chunk(StageImportLines.MostLines).WithCancellation(cancellationToken))
        {
            count += lines.Length;
            var staged = await sender.SendAsync(new StageImportLines(lines), cancellationToken);
            if (staged.IsFault || count > CsvLimits.MostRows)
            {
                await sender.SendAsync(new DropImport(id), cancellationToken);
                return staged.IsFault ? Problems.Of(staged.Fault) : TooLarge();
            }
        }

        return (await sender.SendAsync(new StartImport(id, count, dryRun, csv.Unknown), cancellationToken)).Answer(SyncEndpoints.Started);
    }

    private static IResult TooLarge() =>
        Problems.Of(StatusCodes.Status413PayloadTooLarge, $"At most {CsvLimits.MostRows} users or {CsvLimits.MostBytes / 1024 / 1024} MB are taken at once: split the file.");
}
