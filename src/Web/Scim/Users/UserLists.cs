using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Scim;
using Ksat.Provisioning.Web.Scim.Lists;

namespace Ksat.Provisioning.Web.Scim.Users;

/// <summary>Pages of users.</summary>
internal static class UserLists
{
    public static Task<ScimAnswer> AnswerAsync(ScimRequest request, Parsed<ListRequest> read) =>
        ListAnswers.PageAsync(request, read, (list, paging) => AnswerAsync(request, list, paging));

    private static async Task<ScimAnswer> AnswerAsync(ScimRequest request, ListRequest list, Paging paging)
    {
        var found = await request.SendAsync(new FindUsers(list.Filter, list.SortBy, paging, list.Projection.Includes("groups")));
        return found.Match(
            page => ListAnswers.Of(request, list, page.Total, page.StartIndex, page.Items.Count, page.Next, async stream =>
            {
                foreach (var user in page.Items)
                {
                    UserAnswers.Write(stream.Json, request, user, list.Projection);
                    await stream.SendIfMuchAsync();
                }
            }) with
            { EndsImport = EndsImport(list, page) },
            ScimAnswer.Refused);
    }

    /// <summary>Okta's import reads page after page without a filter, until it has them all.</summary>
    private static bool EndsImport(ListRequest list, Page<UserView> page) =>
        list.Filter is null && page.Items.Count > 0 && (list.Cursor is null ? page.StartIndex - 1 + page.Items.Count >= page.Total : page.Next is null);
}
