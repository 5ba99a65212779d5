using System.Text.Json;
using Ksat.Provisioning.Testing.Hosting;

namespace Ksat.Provisioning.Web.Tests.Api.Backup;

/// <summary>An identity provider that knows what it has made.</summary>
internal sealed class Provider(ProvisioningHost host, string token)
{
    private const string Kmsat = "urn:ietf:params:scim:schemas:extension:knowbe4:kmsat:2.0:User";
    private readonly Dictionary<int, string> users = [];
    private readonly Dictionary<int, string> groups = [];
    private readonly Dictionary<int, string> names = [];

    public async Task ProvisionAsync(int who, string userName, string text)
    {
        if (!users.ContainsKey(who))
        {
            users[who] = await host.AddScimUserAsync(token, userName, "," + Attributes(text));
        }
    }

    public Task PatchAsync(int who, string path, object? value) => users.TryGetValue(who, out var id)
        ? host.ScimAsync(token, HttpMethod.Patch, $"Users/{id}", Operation(path, value))
        : Task.CompletedTask;

    public Task PutAsync(int who, string userName, string text) => users.TryGetValue(who, out var id)
        ? host.ScimAsync(token, HttpMethod.Put, $"Users/{id}", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{userName}}",{{Attributes(text)}}}""")
        : Task.CompletedTask;

    public Task PatchDateAsync(int who, string date) => PatchAsync(who, $"{Kmsat}:customDate1", date);

    public Task DeleteAsync(int who) => users.Remove(who, out var id) ? host.ScimAsync(token, HttpMethod.Delete, $"Users/{id}") : Task.CompletedTask;

    public async Task MakeGroupAsync(int which, string name)
    {
        if (!groups.ContainsKey(which) && names.TryAdd(which, name))
        {
            groups[which] = await host.ScimAsync(token, HttpMethod.Post, "Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":{{Json(name)}}}""");
        }
    }

    public async Task RenameGroupAsync(int which, string name)
    {
        if (groups.TryGetValue(which, out var id) && !names.ContainsValue(name))
        {
            names[which] = name;
            await host.ScimAsync(token, HttpMethod.Patch, $"Groups/{id}", Operation("displayName", name));
        }
    }

    public async Task DeleteGroupAsync(int which)
    {
        if (groups.Remove(which, out var id))
        {
            names.Remove(which);
            await host.ScimAsync(token, HttpMethod.Delete, $"Groups/{id}");
        }
    }

    private static string Attributes(string text) => $$"""
        "name":{"givenName":{{Json(text)}}},"title":{{Json(text + "!")}},"phoneNumbers":[{"type":"work","value":{{Json(text)}}}],"{{Kmsat}}":{"customField1":{{Json(text)}}}
        """;

    private static string Operation(string path, object? value) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"{{path}}","value":{{JsonSerializer.Serialize(value)}}}]}""";

    private static string Json(string text) => JsonSerializer.Serialize(text);
}
