using System.Net.Mime;
using System.Reflection;
using System.Text.Json;
using Ksat.Provisioning.Application.Bodies;
using Microsoft.Net.Http.Headers;

namespace Ksat.Provisioning.Web.Api.Forms;

/// <summary>A JSON body as it was sent, or why it can't be read.</summary>
internal sealed class JsonBody
{
    private const string MergePatch = "application/merge-patch+json";
    private const int MostDepth = 32;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostDepth, AllowDuplicateProperties = false };

    private JsonBody(JsonElement? element, IResult? refusal) => (Sent, Refusal) = (element, refusal);

    /// <summary>Null: nothing was sent.</summary>
    public JsonElement? Sent { get; }

    /// <summary>What was sent; nothing counts as an empty object.</summary>
    public JsonElement Element => Sent ?? JsonElement.Parse("{}");

    /// <summary>The answer to give instead of going on.</summary>
    public IResult? Refusal { get; }

    public static async ValueTask<JsonBody> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (context.Request.ContentLength == 0 || (context.Request.ContentLength is null && context.Request.ContentType is null))
        {
            return new JsonBody(null, null);
        }

        if (!IsJson(context.Request.ContentType))
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType, $"Send the body as {MediaTypeNames.Application.Json} or {MergePatch}.");
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, Strict, context.RequestAborted);
            return IsText(document.RootElement)
                ? new JsonBody(document.RootElement.Clone(), null)
                : NoText();
        }
        catch (InvalidOperationException)
        {
            return NoText(); // A member's name, already looked at while members were told apart.
        }
        catch (JsonException)
        {
            return Unreadable($"must be JSON that names each member once and is nested at most {MostDepth} deep.");
        }
        catch (BadHttpRequestException exception)
        {
            return Refused(exception.StatusCode, "The body is too large or broke off.");
        }
    }

    /// <summary>Whether every text in it is one: JSON's escapes can also write what no text may hold.</summary>
    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => !element.GetString()!.Contains('\0', StringComparison.Ordinal),
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.Object => element.EnumerateObject().All(member => !member.Name.Contains('\0', StringComparison.Ordinal) && IsText(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonBody NoText() => Unreadable("must hold text only: without U+0000 and without half a surrogate pair.");

    private static JsonBody Unreadable(string message)
    {
        var errors = new FieldErrors();
        errors.Add("body", message);
        return new JsonBody(null, Problems.Of(errors));
    }

    private static bool IsJson(string? contentType) =>
        contentType is null
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)));

    private static JsonBody Refused(int status, string detail) => new(null, Problems.Of(status, detail));
}
