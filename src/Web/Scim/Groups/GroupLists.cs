using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Scim;
using Ksat.Provisioning.Web.Scim.Lists;

namespace Ksat.Provisioning.Web.Scim.Groups;

/// <summary>Pages of groups; members are read group by group as the answer is written.</summary>
internal static class GroupLists
{
    public static Task<ScimAnswer> AnswerAsync(ScimRequest request, Parsed<ListRequest> read) =>
        ListAnswers.PageAsync(request, read, (list, paging) => AnswerAsync(request, list, paging));

    private static async Task<ScimAnswer> AnswerAsync(ScimRequest request, ListRequest list, Paging paging)
    {
        var found = await request.SendAsync(new FindGroups(list.Filter, list.SortBy, paging, list.Projection.Includes("members")));
        return found.Match(
            page => ListAnswers.Of(request, list, page.Total, page.StartIndex, page.Count, page.Next, async stream =>
            {
                await foreach (var group in page.Items.WithCancellation(request.Aborted))
                {
                    GroupAnswers.Write(stream.Json, request, group, list.Projection);
                    await stream.SendIfMuchAsync();
                }
            }),
            ScimAnswer.Refused);
    }
}
