using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary><em>Import Now</em>: pages of 100 until totalResults is covered; none may be missing or come twice.</summary>
internal static class Import
{
    private const int PageSize = 100;

    public static Task<List<JsonElement>> UsersAsync(Stage stage, CancellationToken cancellationToken) =>
        PagesAsync(stage, "Users", UserAnswer.Shape, cancellationToken);

    public static Task<List<JsonElement>> GroupsAsync(Stage stage, CancellationToken cancellationToken) =>
        PagesAsync(stage, "Groups", GroupAnswer.Shape, cancellationToken);

    private static async Task<List<JsonElement>> PagesAsync(Stage stage, string endpoint, Func<JsonElement, string?> shape, CancellationToken cancellationToken)
    {
        var all = new List<JsonElement>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int? total = null;
        stage.Progress.Begin($"Importing {(endpoint == "Users" ? "users" : "groups")}", 1);
        do
        {
            var start = all.Count + 1;
            var right = ListAnswer.Of(start, PageSize, total, shape);
            string? Judge(JsonElement list) => right(list) ?? Repeated(list, seen);

            var page = await stage.Scim.AskAsync(Call.Get($"GET /{endpoint} (page)", $"{endpoint}?startIndex={start}&count={PageSize}", Judge), cancellationToken);
            if (page is not { } list)
            {
                break;
            }

            total = list.GetProperty("totalResults").GetInt32();
            all.AddRange(list.GetProperty("Resources").EnumerateArray());
        }
        while (all.Count < total);
        stage.Progress.Step();
        return all;
    }

    private static string? Repeated(JsonElement list, HashSet<string> seen) =>
        list.GetProperty("Resources").EnumerateArray().Select(resource => resource.GetProperty("id").GetString()!).FirstOrDefault(id => !seen.Add(id)) is { } twice
            ? $"{twice} was on an earlier page already"
            : null;
}
