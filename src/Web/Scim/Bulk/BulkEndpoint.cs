using Ksat.Provisioning.Scim.Bulk;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Scim.Bulk;

/// <summary>/Bulk (RFC 7644 §3.7): each operation is a request of its own to the same endpoints, with its own transaction and its own answer.</summary>
internal static class BulkEndpoint
{
    public static void MapBulk(this IEndpointRouteBuilder scim) => new ScimPath(scim, "/Bulk").On("POST", RunAsync);

    private static async Task<ScimAnswer> RunAsync(ScimRequest request)
    {
        if (!BulkRequest.Parse(request.Body, BodyLimits.Default).TryValue(out var bulk, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        var answers = await new BulkRun(request, bulk).RunAsync();
        return new ScimAnswer(StatusCodes.Status200OK) { Body = stream => WriteAsync(stream, bulk, answers) };
    }

    /// <summary>In the order sent; operations that were not reached are left out.</summary>
    private static async ValueTask WriteAsync(AnswerStream stream, BulkRequest bulk, ScimAnswer?[] answers)
    {
        var json = stream.Json;
        json.WriteStartObject();
        json.WriteStartArray("schemas");
        json.WriteStringValue(SchemaUrns.BulkResponse);
        json.WriteEndArray();
        json.WriteStartArray("Operations");
        foreach (var (operation, answer) in bulk.Operations.Zip(answers))
        {
            if (answer is null)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("method", operation.Method);
            Write("bulkId", operation.BulkId);
            Write("version", answer.Tag);
            Write("location", answer.Location);
            json.WriteString("status", answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (answer.Status >= StatusCodes.Status400BadRequest && answer.Body is { } error)
            {
                json.WritePropertyName("response");
                await error(stream);
            }

            json.WriteEndObject();
            await stream.SendIfMuchAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Write(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }
}
