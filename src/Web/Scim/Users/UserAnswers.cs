using System.Text.Json;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Scim.Messages;

namespace Ksat.Provisioning.Web.Scim.Users;

/// <summary>Users as answers.</summary>
internal static class UserAnswers
{
    public static ScimAnswer Of(ScimRequest request, UserView user, Projection projection, int status = StatusCodes.Status200OK) => new(status)
    {
        Location = LocationOf(request, user.Id),
        Tag = user.Tag,
        Body = stream =>
        {
            Write(stream.Json, request, user, projection);
            return ValueTask.CompletedTask;
        },
    };

    /// <summary>204: the client only learns the new version.</summary>
    public static ScimAnswer Without(ScimRequest request, UserView user) =>
        ScimAnswer.NoContent with { Location = LocationOf(request, user.Id), Tag = user.Tag };

    public static void Write(Utf8JsonWriter json, ScimRequest request, UserView user, Projection projection)
    {
        var meta = new ResourceMeta(user.Id.ToString(), projection.ResourceName, user.CreatedAt, user.LastModified, user.Tag, LocationOf(request, user.Id));
        var groups = user.Groups.Select(group => new GroupReference(group.GroupId.ToString(), group.DisplayName, $"{request.Root}/Groups/{group.GroupId}"));
        ResourceWriter.WriteUser(json, user.Document, meta, groups, projection);
    }

    private static string LocationOf(ScimRequest request, Guid id) => $"{request.Root}/Users/{id}";
}
