using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;
using Ksat.Provisioning.Web.Access;
using Ksat.Provisioning.Web.Hosting;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>
/// One path and what each method does there. HEAD follows from GET and OPTIONS from the list; any other method is 405 with the list (RFC 9110 §15.5.6).
/// </summary>
internal sealed class ScimPath
{
    private readonly Dictionary<string, ScimHandler> handlers = new(StringComparer.OrdinalIgnoreCase);
    private string allow = "";
    private ScimHandler? any;

    /// <param name="endpoints">The group of /scim/v2.</param>
    /// <param name="pattern">A route pattern; <c>{name}</c> in it becomes <see cref="ScimRequest.Name"/>.</param>
    public ScimPath(IEndpointRouteBuilder endpoints, string pattern) => endpoints.Map(pattern, RunAsync);

    public ScimPath On(string method, ScimHandler handler)
    {
        handlers[method] = handler;
        if (HttpMethods.IsGet(method))
        {
            handlers[HttpMethods.Head] = handler;
        }

        allow = string.Join(", ", handlers.Keys.Append(HttpMethods.Options));
        return this;
    }

    /// <summary>One answer for every method: of what isn't there. Bodies aren't read.</summary>
    public void OnAny(ScimHandler handler) => any = handler;

    private async Task RunAsync(HttpContext http) => await AnswerWriter.WriteAsync(http, await AnswerAsync(http));

    private async Task<ScimAnswer> AnswerAsync(HttpContext http)
    {
        if (any is not null)
        {
            return await any(Request(http, default));
        }

        var method = http.Request.Method;
        if (HttpMethods.IsOptions(method))
        {
            return ScimAnswer.NoContent with { Allow = allow };
        }

        if (!handlers.TryGetValue(method, out var handler))
        {
            return ScimAnswer.Error(StatusCodes.Status405MethodNotAllowed, null, $"{method} isn't possible here; there are {allow}.") with { Allow = allow };
        }

        if (!HttpMethods.IsDelete(method) && !MediaTypes.Answers(http.Request))
        {
            return ScimAnswer.Error(StatusCodes.Status406NotAcceptable, null, $"Answers are {MediaTypes.Scim}; the Accept header excludes it.");
        }

        if (!HasBody(method))
        {
            return await handler(Request(http, default));
        }

        if (!MediaTypes.Reads(http.Request))
        {
            return ScimAnswer.Error(StatusCodes.Status415UnsupportedMediaType, null, $"Send the body as {MediaTypes.Scim}, in UTF-8.");
        }

        return await RequestBytes.ReadAsync(http.Request, BodyLimits.Default.MaxBytes, http.RequestAborted) is { } body
            ? await handler(Request(http, body))
            : ScimAnswer.Error(StatusCodes.Status413PayloadTooLarge, null, $"The body is larger than {BodyLimits.Default.MaxBytes} bytes.");
    }

    private static bool HasBody(string method) => HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method);

    private static ScimRequest Request(HttpContext http, ReadOnlyMemory<byte> body)
    {
        var services = http.RequestServices;
        return new ScimRequest
        {
            Sender = services.GetRequiredService<ISender>(),
            Schemas = services.GetRequiredService<SchemaTable>(),
            Root = services.GetRequiredService<PublicAddress>().ScimRoot(http.Request),
            Name = http.Request.RouteValues["name"] as string ?? "",
            RawQuery = http.Request.QueryString.Value ?? "",
            Body = body,
            Precondition = new Precondition(Header(http.Request.Headers.IfMatch), Header(http.Request.Headers.IfNoneMatch)),
            AnswerUserPatchWith204 = http.Features.Get<AccessGrant>()?.AnswerUserPatchWith204 ?? false,
            Secret = PresentedSecret.Of(http.Request) ?? "",
            Now = services.GetRequiredService<TimeProvider>().GetUtcNow(),
            Alone = (operation, handler, method, template) => AloneAsync(http, operation, handler, method, template),
            Aborted = http.RequestAborted,
        };
    }

    private static async Task<ScimAnswer> AloneAsync(HttpContext http, ScimRequest operation, ScimHandler handler, string method, string template)
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var caller = http.RequestServices.GetRequiredService<Caller>();
        scope.ServiceProvider.GetRequiredService<Caller>().Identify(caller.TenantId, caller.RequestId, caller.AccessKeyId);
        try
        {
            return await handler(operation with { Sender = scope.ServiceProvider.GetRequiredService<ISender>() });
        }
#pragma warning disable CA1031 // The other operations have their answers, and the client is to learn them.
        catch (Exception unexpected) when (!http.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return http.RequestServices.GetRequiredService<UnexpectedFailures>().Answer(method, template, unexpected);
        }
    }

    private static string? Header(Microsoft.Extensions.Primitives.StringValues values) => string.IsNullOrWhiteSpace(values) ? null : values.ToString();
}
