using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;

namespace Ksat.Provisioning.Web.Api.OpenApi;

/// <summary>What an endpoint says about itself in the API's description.</summary>
internal static class Describing
{
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string tag, string summary) => endpoint.WithTags(tag).WithSummary(summary);

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint)
        where T : notnull =>
        endpoint.Accepts<T>(MediaTypeNames.Application.Json, "application/merge-patch+json");

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) => endpoint.Produces<T>(status);

    public static RouteHandlerBuilder AnswersNothing(this RouteHandlerBuilder endpoint) => endpoint.Produces(StatusCodes.Status204NoContent);

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDetails>(status, Problems.ContentType);
        }

        return endpoint;
    }

    public static RouteHandlerBuilder Pages(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new QueryParameter("page", "from 1", [], IsNumber: true))
        .WithMetadata(new QueryParameter("pageSize", "at most 500, else taken as 500", [], IsNumber: true))
        .Refuses(StatusCodes.Status400BadRequest);

    public static RouteHandlerBuilder Filters(this RouteHandlerBuilder endpoint, string name, string says, params string[] words) =>
        endpoint.WithMetadata(new QueryParameter(name, says, words));
}

/// <summary>A parameter that the endpoint reads itself, so that it can refuse it in its own words.</summary>
/// <param name="Words">What it may be; empty: anything.</param>
internal sealed record QueryParameter(string Name, string Says, IReadOnlyList<string> Words, bool IsNumber = false);
