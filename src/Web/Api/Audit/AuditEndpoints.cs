using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Audit;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/audit", ListAsync).Says("Audit", "Who did what, newest first").Pages()
            .Filters("kind", "", [.. Enum.GetNames<AuditKind>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])]).Answers<Listing<AuditView>>();

    private static async Task<IResult> ListAsync(ListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var question = new FindAudit(query.Word<AuditKind>("kind"), query.Page);
        return query.Refusal ?? (await sender.SendAsync(question, cancellationToken)).AnswerJson(listing => listing);
    }
}
