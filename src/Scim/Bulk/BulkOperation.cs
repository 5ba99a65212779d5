using System.Text.Json.Nodes;

namespace Ksat.Provisioning.Scim.Bulk;

/// <summary>One operation of a bulk request as sent (RFC 7644 §3.7).</summary>
/// <param name="Method">In capitals: POST, PUT, PATCH or DELETE, or another, which fails.</param>
/// <param name="Path">Of the endpoint or resource, relative to the root.</param>
/// <param name="BulkId">The client's own name for what a POST makes; null: none.</param>
/// <param name="Version">The entity tag on which the operation depends; null: none.</param>
/// <param name="Data">The body; null: none.</param>
public sealed record BulkOperation(string Method, string Path, string? BulkId, string? Version, JsonNode? Data);
