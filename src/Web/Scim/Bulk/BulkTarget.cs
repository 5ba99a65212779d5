using Ksat.Provisioning.Web.Scim.Groups;
using Ksat.Provisioning.Web.Scim.Users;

namespace Ksat.Provisioning.Web.Scim.Bulk;

/// <summary>What carries out an operation of a bulk request.</summary>
/// <param name="Handler">The endpoint's handler.</param>
/// <param name="Replace">The handler that writes what a POST made once more, when a circle of references closes.</param>
/// <param name="Delete">The handler that takes back what a POST made, when the circle can't close.</param>
/// <param name="Template">The path's pattern, for the log.</param>
/// <param name="Name">The id in the path; empty for a POST.</param>
internal sealed record BulkTarget(ScimHandler Handler, ScimHandler Replace, ScimHandler Delete, string Template, string Name)
{
    private static readonly Dictionary<(string Method, string Type), ScimHandler> Handlers = new(new IgnoringCase())
    {
        [("POST", "Users")] = UserEndpoints.CreateAsync,
        [("PUT", "Users")] = UserEndpoints.ReplaceAsync,
        [("PATCH", "Users")] = UserEndpoints.PatchAsync,
        [("DELETE", "Users")] = UserEndpoints.DeleteAsync,
        [("POST", "Groups")] = GroupEndpoints.CreateAsync,
        [("PUT", "Groups")] = GroupEndpoints.ReplaceAsync,
        [("PATCH", "Groups")] = GroupEndpoints.PatchAsync,
        [("DELETE", "Groups")] = GroupEndpoints.DeleteAsync,
    };

    /// <summary>Null: there is nothing at that path, or not for that method.</summary>
    public static BulkTarget? Of(string method, string path)
    {
        var parts = path.Trim('/').Split('/');
        var isCollection = parts.Length == 1;
        return parts.Length <= 2 && isCollection == (method == "POST") && Handlers.TryGetValue((method, parts[0]), out var handler)
            ? new BulkTarget(
                handler,
                Handlers[("PUT", parts[0])],
                Handlers[("DELETE", parts[0])],
                isCollection ? $"/{parts[0]}" : $"/{parts[0]}/{{name}}",
                isCollection ? "" : Uri.UnescapeDataString(parts[1]))
            : null;
    }

    private sealed class IgnoringCase : IEqualityComparer<(string Method, string Type)>
    {
        public bool Equals((string Method, string Type) x, (string Method, string Type) y) =>
            x.Method == y.Method && x.Type.Equals(y.Type, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Method, string Type) key) => HashCode.Combine(key.Method, key.Type.GetHashCode(StringComparison.OrdinalIgnoreCase));
    }
}
