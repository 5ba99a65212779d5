using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;
using Ksat.Provisioning.Web.Hosting;

namespace Ksat.Provisioning.Web.Api.Settings;

internal static class SettingsEndpoints
{
    private const string Path = "/provisioning/settings";

    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, GetAsync).Says("Settings", "Account Settings › User Provisioning").Answers<SettingsAnswer>();
        api.MapPatch(Path, ChangeAsync).Says("Settings", "Change settings: a merge patch; null brings a default back").Takes<SettingsBody>().Answers<SettingsAnswer>().Refuses(400, 409);
    }

    private static async Task<IResult> GetAsync(HttpRequest request, ISender sender, PublicAddress address, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new GetSettings(), cancellationToken)).AnswerJson(view => SettingsAnswer.Of(view, address.ScimRoot(request)));

    private static async Task<IResult> ChangeAsync(JsonBody body, HttpRequest request, ChangingSettings changing, PublicAddress address, CancellationToken cancellationToken)
    {
        var tenantUrl = address.ScimRoot(request);
        return body.Refusal
            ?? (await changing.ChangeAsync(SettingsPatch.Read(body.Element, tenantUrl), cancellationToken))
                .AnswerJson(view => SettingsAnswer.Of(view, tenantUrl));
    }
}

/// <summary>The body of the patch, for the API's description: every member may be left out.</summary>
internal sealed record SettingsBody(
    bool? Enabled,
    bool? TestMode,
    string? Service,
    double? QuietPeriodSeconds,
    double? MaxDelaySeconds,
    IReadOnlyList<string>? AllowedDomains,
    int? Seats,
    ArchiveGuardAnswer? ArchiveGuard,
    MembershipGuardAnswer? MembershipGuard,
    StaleSyncAnswer? StaleSync,
    int? RetentionDays);
