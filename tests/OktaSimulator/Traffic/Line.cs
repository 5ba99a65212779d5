using System.Text;
using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.Statistics;

namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>A line to one of the product's surfaces: sends, measures, and judges what comes back as strictly as Okta's own client.</summary>
internal sealed class Line(HttpClient http, Uri root, ILineManners manners, Measurements measurements, Complaints complaints)
{
    /// <summary>Okta hangs up after 60 seconds of silence.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The answer's body ("undefined" where there is none) if the answer is as expected, else null: a complaint is filed.</summary>
    public async Task<JsonElement?> AskAsync(Call call, CancellationToken cancellationToken)
    {
        var body = call.Body?.ToJsonString();
        var (answer, silence) = await ExchangeAsync(call, body, cancellationToken);
        if (answer is null)
        {
            complaints.Add(new Unexpected($"{call.Method} {call.Target}", body, silence!, "nothing"));
            return null;
        }

        if (Fault(call, answer) is { } fault)
        {
            complaints.Add(new Unexpected($"{call.Method} {call.Target}", body, fault, $"{(int)answer.Status} {answer.MediaType} {answer.Text}"));
            return null;
        }

        return answer.Json ?? default(JsonElement);
    }

    private string? Fault(Call call, Answer answer)
    {
        if (!call.Expected.Contains(answer.Status))
        {
            return $"expected {string.Join(" or ", call.Expected.Select(status => (int)status))}, got {(int)answer.Status}";
        }

        if (call.RequiredHeader is { } header && !answer.Headers.ContainsKey(header))
        {
            return $"the header {header} is missing";
        }

        if (answer.Text.Length == 0)
        {
            return call.MayBeEmpty || call.Judge is null ? null : "the body is empty";
        }

        return answer.Json is not { } json ? "the body isn't JSON"
            : manners.MediaTypes.Contains(answer.MediaType) ? call.Judge?.Invoke(json)
            : $"the content type is {answer.MediaType ?? "missing"}";
    }

    private async Task<(Answer? Answer, string? Silence)> ExchangeAsync(Call call, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(root, call.Target));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", manners.ContentType);
        }

        manners.Dress(request);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var measured = measurements.Begin(call.Kind);
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            var text = await response.Content.ReadAsStringAsync(patience.Token);
            measured.End();
            return (Read(response, text), null);
        }
        catch (HttpRequestException exception)
        {
            measured.Fail();
            return (null, exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            measured.Fail();
            return (null, $"no answer within {Patience.TotalSeconds} seconds");
        }
    }

    private static Answer Read(HttpResponseMessage response, string text) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        text,
        Parse(text));

    private static JsonElement? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
