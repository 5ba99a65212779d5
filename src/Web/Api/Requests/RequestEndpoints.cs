using System.Globalization;
using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.RequestLog;
using Ksat.Provisioning.Domain.Requests;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Requests;

/// <summary>The request log.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder api) =>
        api.MapGet("/provisioning/requests", ListAsync).Says("Requests", "The log of SCIM requests, newest first").Pages()
            .Filters("search", "an e-mail address or userName, an id, or part of path, client or error").Filters("status", "404, or 4xx for a whole class")
            .Filters("from", "a time").Filters("to", "a time").Answers<RequestListAnswer>();

    private static async Task<IResult> ListAsync(ListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var statuses = Statuses(query.Text("status"), errors);
        var question = new FindRequests(query.Text("search"), statuses, query.Moment("from"), query.Moment("to"), query.Page);
        return query.Refusal
            ?? (errors.Any ? Problems.Of(errors) : (await sender.SendAsync(question, cancellationToken)).AnswerJson(RequestListAnswer.Of));
    }

    /// <summary>"404", or "4xx".</summary>
    private static (int From, int To)? Statuses(string? text, FieldErrors errors)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length == 3 && text[0] is >= '1' and <= '5' && text[1..].Equals("xx", StringComparison.OrdinalIgnoreCase))
        {
            var first = (text[0] - '0') * 100;
            return (first, first + 99);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599)
        {
            return (status, status);
        }

        errors.Add("status", "must be an HTTP status such as 404, or a class such as 4xx.");
        return null;
    }
}

/// <param name="Lost">How many entries were lost under overload since the process started.</param>
internal sealed record RequestListAnswer(IReadOnlyList<RequestAnswer> Items, int Total, int Page, int PageSize, long Lost)
{
    public static RequestListAnswer Of(RequestListing listing)
    {
        var entries = listing.Entries;
        return new RequestListAnswer([.. entries.Items.Select(RequestAnswer.Of)], entries.Total, entries.Page, entries.PageSize, listing.Lost);
    }
}

internal sealed record RequestAnswer(
    Guid Id, DateTimeOffset At, string Method, string Path, int Status, int DurationMs, string? Client, string? Error, Guid? ResourceId)
{
    public static RequestAnswer Of(RequestLogEntry entry) =>
        new(entry.Id, entry.At, entry.Method, entry.Path, entry.Status, entry.DurationMs, entry.Client, entry.Error, entry.ResourceId);
}
