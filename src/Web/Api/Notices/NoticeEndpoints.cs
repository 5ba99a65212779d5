using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Notices;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Notices;

/// <summary>What the console shows as banners.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder api) =>
        api.MapGet("/provisioning/notices", ListAsync).Says("Notices", "What an admin should know now: failed, held, stale").Answers<NoticesAnswer>();

    private static async Task<IResult> ListAsync(ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new FindNotices(), cancellationToken)).AnswerJson(notices => new NoticesAnswer(notices));
}

internal sealed record NoticesAnswer(IReadOnlyList<Notice> Items);
