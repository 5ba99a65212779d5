using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Tenants;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;
using Ksat.Provisioning.Web.Hosting;

namespace Ksat.Provisioning.Web.Api.Tenants;

/// <summary>For the operator of the installation, with the operator key.</summary>
internal static class TenantEndpoints
{
    private const string Path = "/tenants";

    public static void MapTenants(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ListAsync).Says("Tenants", "All tenants (operator key)").Pages().Answers<Listing<TenantAnswer>>();
        api.MapPost(Path, CreateAsync).Says("Tenants", "Make a tenant: its secrets are shown this once (operator key)").Takes<TenantForm>().Answers<CreatedTenantAnswer>(201).Refuses(400);
        api.MapPatch(Path + "/{id}", ChangeAsync).Says("Tenants", "Suspend a tenant, or lift that (operator key)").Takes<TenantForm>().Answers<TenantAnswer>().Refuses(400, 404);
    }

    private static async Task<IResult> ListAsync(ListQuery query, HttpRequest request, ISender sender, PublicAddress address, CancellationToken cancellationToken) =>
        query.Refusal
        ?? (await sender.SendAsync(new FindTenants(query.Page), cancellationToken))
            .AnswerJson(listing => listing.Map(tenant => TenantAnswer.Of(tenant, address.ScimRoot(request))));

    private static async Task<IResult> CreateAsync(JsonBody body, HttpRequest request, ISender sender, PublicAddress address, CancellationToken cancellationToken) =>
        body.Refusal
        ?? (await sender.SendAsync(new CreateTenant(TenantBody.Read(body.Element)), cancellationToken))
            .Answer(created => Results.Created(
                $"{ApiRegistration.Root}{Path}/{created.Tenant.Id}",
                new CreatedTenantAnswer(created.Tenant.Id, created.Tenant.Name, address.ScimRoot(request), created.ScimToken, created.ConsoleKey)));

    private static async Task<IResult> ChangeAsync(
        RouteId id, JsonBody body, HttpRequest request, ISender sender, PublicAddress address, CancellationToken cancellationToken) =>
        body.Refusal
        ?? (await sender.SendAsync(new ChangeTenant(id.Value, TenantBody.Read(body.Element)), cancellationToken))
            .AnswerJson(tenant => TenantAnswer.Of(tenant, address.ScimRoot(request)));
}

internal sealed record TenantForm(string? Name, bool? Suspended);

internal sealed record CreatedTenantAnswer(Guid Id, string Name, string TenantUrl, string ScimToken, string ConsoleKey);

internal sealed record TenantAnswer(Guid Id, string Name, string TenantUrl, DateTimeOffset CreatedAt, bool Suspended, bool Enabled, bool TestMode)
{
    public static TenantAnswer Of(TenantView tenant, string tenantUrl) =>
        new(tenant.Id, tenant.Name, tenantUrl, tenant.CreatedAt, tenant.Suspended, tenant.Enabled, tenant.TestMode);
}
