using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Scim;
using Ksat.Provisioning.Web.Scim.Lists;

namespace Ksat.Provisioning.Web.Scim.Groups;

/// <summary>Pages of groups; members are read group by group as the answer is written.</summary>
internal static class GroupLists
{
    public static async Task<ScimAnswer> AnswerAsync(ScimRequest request, Parsed<ListRequest> read)
    {
        if (!read.TryValue(out var list, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        var found = await request.SendAsync(new FindGroups(list.Filter, list.SortBy, list.Paging, list.Projection.Includes("members")));
        return found.Match(
            page => ListAnswers.Of(page.Total, page.StartIndex, page.Count, async stream =>
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
