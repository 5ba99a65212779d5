using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Patch;
using Ksat.Provisioning.Web.Scim.Lists;

namespace Ksat.Provisioning.Web.Scim.Groups;

/// <summary>/Groups (RFC 7644 §3).</summary>
internal static class GroupEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder scim)
    {
        new ScimPath(scim, "/Groups").On("GET", ListAsync).On("POST", CreateAsync);
        new ScimPath(scim, "/Groups/.search").On("POST", SearchAsync);
        new ScimPath(scim, "/Groups/{name}").On("GET", GetAsync).On("PUT", ReplaceAsync).On("PATCH", PatchAsync).On("DELETE", DeleteAsync);
    }

    public static async Task<ScimAnswer> CreateAsync(ScimRequest request)
    {
        if (!ResourceBody.Read(request.Body, request.Schemas.Groups, BodyLimits.Default).TryValue(out var body, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        var created = await request.SendAsync(new CreateGroup(body));
        return created.IsFault
            ? ScimAnswer.Refused(created.Fault)
            : await GroupAnswers.AfterAsync(request, created.Value, request.ProjectionOf(request.Schemas.Groups), StatusCodes.Status201Created);
    }

    public static async Task<ScimAnswer> GetAsync(ScimRequest request)
    {
        if (!request.TryId(out var id))
        {
            return Unknown(request);
        }

        var projection = request.ProjectionOf(request.Schemas.Groups);
        var found = await request.SendAsync(new GetGroup(id, projection.Includes("members")));
        return found.Match(group => Conditional.Answer(request, GroupAnswers.Of(request, group, projection)), ScimAnswer.Refused);
    }

    public static async Task<ScimAnswer> ReplaceAsync(ScimRequest request)
    {
        if (!request.TryId(out var id))
        {
            return Unknown(request);
        }

        if (!ResourceBody.Read(request.Body, request.Schemas.Groups, BodyLimits.Default).TryValue(out var body, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        var replaced = await request.SendAsync(new ReplaceGroup(id, body, request.Precondition));
        return replaced.IsFault
            ? ScimAnswer.Refused(replaced.Fault)
            : await GroupAnswers.AfterAsync(request, replaced.Value, request.ProjectionOf(request.Schemas.Groups));
    }

    /// <summary>204, which saves reading the members, unless the client asks for attributes (docs/clients.md, "Decisions").</summary>
    public static async Task<ScimAnswer> PatchAsync(ScimRequest request)
    {
        if (!request.TryId(out var id))
        {
            return Unknown(request);
        }

        if (!GroupPatch.Parse(request.Body, request.Schemas.Groups, BodyLimits.Default).TryValue(out var patch, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        var projection = request.ProjectionOf(request.Schemas.Groups);
        var patched = await request.SendAsync(GroupPatches.CommandFor(id, patch, request.Precondition));
        return patched.IsFault ? ScimAnswer.Refused(patched.Fault)
            : projection.IsAsked ? await GroupAnswers.AfterAsync(request, patched.Value, projection)
            : GroupAnswers.Without(request, patched.Value);
    }

    public static async Task<ScimAnswer> DeleteAsync(ScimRequest request)
    {
        if (!request.TryId(out var id))
        {
            return Unknown(request);
        }

        var deleted = await request.SendAsync(new ArchiveGroup(id, request.Precondition));
        return deleted.Match(_ => ScimAnswer.NoContent, ScimAnswer.Refused);
    }

    private static Task<ScimAnswer> ListAsync(ScimRequest request) => GroupLists.AnswerAsync(request, ListRequest.FromQuery(request, request.Schemas.Groups));

    private static Task<ScimAnswer> SearchAsync(ScimRequest request) => GroupLists.AnswerAsync(request, ListRequest.FromBody(request, request.Schemas.Groups));

    private static ScimAnswer Unknown(ScimRequest request) => ScimAnswer.Refused(Fault.NotFound($"There is no group {Shown.Of(request.Name)}."));
}
