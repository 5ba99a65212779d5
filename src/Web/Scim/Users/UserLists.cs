using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Scim;
using Ksat.Provisioning.Web.Scim.Lists;

namespace Ksat.Provisioning.Web.Scim.Users;

/// <summary>Pages of users.</summary>
internal static class UserLists
{
    public static async Task<ScimAnswer> AnswerAsync(ScimRequest request, Parsed<ListRequest> read)
    {
        if (!read.TryValue(out var list, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        var found = await request.SendAsync(new FindUsers(list.Filter, list.SortBy, list.Paging, list.Projection.Includes("groups")));
        return found.Match(
            page => ListAnswers.Of(page.Total, page.StartIndex, page.Items.Count, async stream =>
            {
                foreach (var user in page.Items)
                {
                    UserAnswers.Write(stream.Json, request, user, list.Projection);
                    await stream.SendIfMuchAsync();
                }
            }),
            ScimAnswer.Refused);
    }
}
