using Ksat.Provisioning.Application.Csv;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Users;

internal static class CsvEndpoints
{
    public static void MapCsv(this IEndpointRouteBuilder api) =>
        api.MapGet("/users.csv", ExportAsync).Says("Users", "Backup of all console users as CSV").Produces(StatusCodes.Status200OK, contentType: "text/csv");

    private static async Task<IResult> ExportAsync(ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new ExportUsers(), cancellationToken))
            .Answer(users => Results.Stream(stream => UserCsv.WriteAsync(stream, users, cancellationToken), UserCsv.ContentType, "users.csv"));
}
