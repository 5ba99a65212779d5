using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Patch;
using Ksat.Provisioning.Web.Scim.Lists;

namespace Ksat.Provisioning.Web.Scim.Users;

/// <summary>/Users (RFC 7644 §3).</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder scim)
    {
        new ScimPath(scim, "/Users").On("GET", ListAsync).On("POST", CreateAsync);
        new ScimPath(scim, "/Users/.search").On("POST", SearchAsync);
        new ScimPath(scim, "/Users/{name}").On("GET", GetAsync).On("PUT", ReplaceAsync).On("PATCH", PatchAsync).On("DELETE", DeleteAsync);
    }

    public static async Task<ScimAnswer> CreateAsync(ScimRequest request)
    {
        if (!ResourceBody.Read(request.Body, request.Schemas.Users, BodyLimits.Default).TryValue(out var body, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        var created = await request.SendAsync(new CreateUser(body));
        return created.Match(user => UserAnswers.Of(request, user, request.ProjectionOf(request.Schemas.Users), StatusCodes.Status201Created), ScimAnswer.Refused);
    }

    public static async Task<ScimAnswer> GetAsync(ScimRequest request)
    {
        if (!request.TryId(out var id))
        {
            return Unknown(request);
        }

        var projection = request.ProjectionOf(request.Schemas.Users);
        var found = await request.SendAsync(new GetUser(id, projection.Includes("groups")));
        return found.Match(user => Conditional.Answer(request, UserAnswers.Of(request, user, projection)), ScimAnswer.Refused);
    }

    public static async Task<ScimAnswer> ReplaceAsync(ScimRequest request)
    {
        if (!request.TryId(out var id))
        {
            return Unknown(request);
        }

        if (!ResourceBody.Read(request.Body, request.Schemas.Users, BodyLimits.Default).TryValue(out var body, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        var replaced = await request.SendAsync(new ReplaceUser(id, body, request.Precondition));
        return replaced.Match(user => UserAnswers.Of(request, user, request.ProjectionOf(request.Schemas.Users)), ScimAnswer.Refused);
    }

    public static async Task<ScimAnswer> PatchAsync(ScimRequest request)
    {
        if (!request.TryId(out var id))
        {
            return Unknown(request);
        }

        if (!PatchRequest.Parse(request.Body, request.Schemas.Users, BodyLimits.Default).TryValue(out var patch, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        var projection = request.ProjectionOf(request.Schemas.Users);
        var patched = await request.SendAsync(UserPatches.CommandFor(id, patch, request.Precondition));
        return patched.Match(
            user => request.AnswerUserPatchWith204 && !projection.IsAsked ? UserAnswers.Without(request, user) : UserAnswers.Of(request, user, projection),
            ScimAnswer.Refused);
    }

    public static async Task<ScimAnswer> DeleteAsync(ScimRequest request)
    {
        if (!request.TryId(out var id))
        {
            return Unknown(request);
        }

        var deleted = await request.SendAsync(new ArchiveUser(id, null, request.Precondition));
        return deleted.Match(_ => ScimAnswer.NoContent, ScimAnswer.Refused);
    }

    private static Task<ScimAnswer> ListAsync(ScimRequest request) => UserLists.AnswerAsync(request, ListRequest.FromQuery(request, request.Schemas.Users));

    private static Task<ScimAnswer> SearchAsync(ScimRequest request) => UserLists.AnswerAsync(request, ListRequest.FromBody(request, request.Schemas.Users));

    private static ScimAnswer Unknown(ScimRequest request) => ScimAnswer.Refused(Fault.NotFound($"There is no user {Shown.Of(request.Name)}."));
}
