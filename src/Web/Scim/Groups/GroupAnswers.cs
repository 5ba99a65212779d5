using System.Text.Json;
using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Scim.Messages;

namespace Ksat.Provisioning.Web.Scim.Groups;

/// <summary>Groups as answers.</summary>
internal static class GroupAnswers
{
    public static ScimAnswer Of(ScimRequest request, GroupView group, Projection projection, int status = StatusCodes.Status200OK) => new(status)
    {
        Location = LocationOf(request, group.Id),
        Tag = group.Tag,
        Body = stream =>
        {
            Write(stream.Json, request, group, projection);
            return ValueTask.CompletedTask;
        },
    };

    /// <summary>The group after a write; its members are read only if the answer shows them.</summary>
    public static async Task<ScimAnswer> AfterAsync(ScimRequest request, GroupView written, Projection projection, int status = StatusCodes.Status200OK)
    {
        if (!projection.Includes("members"))
        {
            return Of(request, written, projection, status);
        }

        var read = await request.SendAsync(new GetGroup(written.Id, WithMembers: true));
        // Someone may have deleted it meanwhile; the write was done all the same.
        return Of(request, read.IsFault ? written : read.Value, projection, status);
    }

    /// <summary>204: the client only learns the new version.</summary>
    public static ScimAnswer Without(ScimRequest request, GroupView group) =>
        ScimAnswer.NoContent with { Location = LocationOf(request, group.Id), Tag = group.Tag };

    public static void Write(Utf8JsonWriter json, ScimRequest request, GroupView group, Projection projection)
    {
        var meta = new ResourceMeta(group.Id.ToString(), projection.ResourceName, group.CreatedAt, group.LastModified, group.Tag, LocationOf(request, group.Id));
        ResourceWriter.WriteGroup(json, group.DisplayName, group.ExternalId, meta, group.Members?.Select(member => Reference(request, member)), projection);
    }

    private static MemberReference Reference(ScimRequest request, MemberRow member) =>
        new(member.Value, member.Display, member.UserId is null ? null : $"{request.Root}/Users/{member.Value}");

    private static string LocationOf(ScimRequest request, Guid id) => $"{request.Root}/Groups/{id}";
}
