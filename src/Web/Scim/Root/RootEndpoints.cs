using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Scim;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Web.Scim.Groups;
using Ksat.Provisioning.Web.Scim.Lists;
using Ksat.Provisioning.Web.Scim.Users;

namespace Ksat.Provisioning.Web.Scim.Root;

/// <summary>Queries over users and groups together (RFC 7644 §3.4.2.1, §3.4.3): users first, then groups, each in the order of their making.</summary>
internal static class RootEndpoints
{
    public static void MapRoot(this IEndpointRouteBuilder scim)
    {
        new ScimPath(scim, "/").On("GET", ListAsync);
        new ScimPath(scim, "/.search").On("POST", SearchAsync);
        new ScimPath(scim, "/Me").OnAny(Me);
        new ScimPath(scim, "/Me/{**rest}").OnAny(Me);
    }

    /// <summary>Whatever no other path has taken.</summary>
    public static void MapNothingElse(this IEndpointRouteBuilder routes, string path) => new ScimPath(routes, path + "/{**rest}").OnAny(Unknown);

    private static Task<ScimAnswer> ListAsync(ScimRequest request) => AnswerAsync(request, SearchRequest.FromQuery(request.RawQuery));

    private static Task<ScimAnswer> SearchAsync(ScimRequest request) => AnswerAsync(request, SearchRequest.Parse(request.Body, BodyLimits.Default));

    private static async Task<ScimAnswer> AnswerAsync(ScimRequest request, Parsed<SearchRequest> read)
    {
        var (users, groups) = (request.Schemas.Users, request.Schemas.Groups);
        if (!read.TryValue(out var search, out var fault)
            || !ListRequest.Of(search, users, [groups]).TryValue(out var ofUsers, out fault)
            || !ListRequest.Of(search, groups, [users]).TryValue(out var ofGroups, out fault))
        {
            return ScimAnswer.Refused(fault);
        }

        if (ofUsers.SortBy is not null || ofGroups.SortBy is not null)
        {
            return ScimAnswer.Refused(new ScimFault(ScimFaultKind.InvalidPath, "Users and groups together can't be sorted; ask /Users or /Groups.", "sortBy"));
        }

        if (search.Cursor is not null)
        {
            return ScimAnswer.Error(StatusCodes.Status400BadRequest, "invalidCursor", "Users and groups together are paged by startIndex; cursors are for /Users and /Groups.");
        }

        var paging = Paging.Of(search.StartIndex, search.Count);
        var userPage = await request.SendAsync(new FindUsers(ofUsers.Filter, null, paging, ofUsers.Projection.Includes("groups")));
        if (userPage.IsFault)
        {
            return ScimAnswer.Refused(userPage.Fault);
        }

        var rest = new Paging(Math.Max(1, paging.StartIndex - userPage.Value.Total), paging.Count - userPage.Value.Items.Count);
        var groupPage = await request.SendAsync(new FindGroups(ofGroups.Filter, null, rest, ofGroups.Projection.Includes("members")));
        return groupPage.Match(page => Both(request, paging, userPage.Value, page, ofUsers.Projection, ofGroups.Projection), ScimAnswer.Refused);
    }

    private static ScimAnswer Both(ScimRequest request, Paging paging, Page<UserView> users, GroupPage groups, Projection ofUsers, Projection ofGroups) =>
        ListAnswers.Of(users.Total + groups.Total, users.Items.Count + groups.Count, paging.StartIndex, null, async stream =>
        {
            foreach (var user in users.Items)
            {
                UserAnswers.Write(stream.Json, request, user, ofUsers);
                await stream.SendIfMuchAsync();
            }

            await foreach (var group in groups.Items.WithCancellation(request.Aborted))
            {
                GroupAnswers.Write(stream.Json, request, group, ofGroups);
                await stream.SendIfMuchAsync();
            }
        });

    /// <summary>A token stands for a tenant, not for a person (RFC 7644 §3.11).</summary>
    private static Task<ScimAnswer> Me(ScimRequest request) =>
        Task.FromResult(ScimAnswer.Error(StatusCodes.Status501NotImplemented, null, "/Me is not supported: a SCIM token stands for an account, not for a user."));

    private static Task<ScimAnswer> Unknown(ScimRequest request) =>
        Task.FromResult(ScimAnswer.Error(StatusCodes.Status404NotFound, null, "There is nothing at this address. The SCIM endpoints are under /scim/v2: Users, Groups, ServiceProviderConfig, ResourceTypes and Schemas."));
}
