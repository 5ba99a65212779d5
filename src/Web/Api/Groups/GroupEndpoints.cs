using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Roster;
using Ksat.Provisioning.Application.Roster.Groups;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Groups;

internal static class GroupEndpoints
{
    private const string Path = "/groups";

    public static void MapGroups(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ListAsync).Says("Groups", "Console groups").Pages()
            .Filters("search", "part of a name, in any letter case").Filters("status", "", "active", "archived").Answers<Listing<GroupAnswer>>();
        api.MapGet(Path + "/{id}/members", MembersAsync).Says("Groups", "Members of a console group").Pages().Answers<Listing<MemberAnswer>>().Refuses(404);
    }

    private static async Task<IResult> ListAsync(ListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var question = new FindRosterGroups(query.Text("search"), query.Word<RosterStatus>("status"), query.Page);
        return query.Refusal ?? (await sender.SendAsync(question, cancellationToken)).AnswerJson(listing => listing.Map(GroupAnswer.Of));
    }

    private static async Task<IResult> MembersAsync(RouteId id, ListQuery query, ISender sender, CancellationToken cancellationToken) =>
        query.Refusal ?? (await sender.SendAsync(new FindGroupMembers(id.Value, query.Page), cancellationToken)).AnswerJson(listing => listing.Map(MemberAnswer.Of));
}

/// <param name="Members">Active ones.</param>
internal sealed record GroupAnswer(Guid Id, string Name, bool Managed, string Status, int Members)
{
    public static GroupAnswer Of(GroupView group) => new(group.Id, group.Name, group.Managed, StatusWords.Of(group.Status), group.Members);
}

internal sealed record MemberAnswer(Guid Id, string Email, string Name, string Status, bool Managed)
{
    public static MemberAnswer Of(MemberView member) => new(member.Id, member.Email, member.Name, StatusWords.Of(member.Status), member.Managed);
}
