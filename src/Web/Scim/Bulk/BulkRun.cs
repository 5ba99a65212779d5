using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Scim.Bulk;

namespace Ksat.Provisioning.Web.Scim.Bulk;

/// <summary>
/// Carries out the operations of one bulk request, one after another, as far as failOnErrors lets it. Where references go in a circle, the first resource is made
/// without them and written once more when the circle has closed.
/// </summary>
internal sealed class BulkRun(ScimRequest request, BulkRequest bulk)
{
    // Answers of a bulk request show no resources, so nothing is read for them; a PATCH reads nothing by itself.
    private const string ShowNothing = "?attributes=id";

    private readonly Dictionary<string, string> made = new(StringComparer.Ordinal);
    private readonly HashSet<string> promised = [.. bulk.Operations.Where(operation => operation.Method == "POST").Select(operation => operation.BulkId).OfType<string>()];
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);
    private readonly ScimAnswer?[] answers = new ScimAnswer?[bulk.Operations.Count];
    private readonly List<int> unfinished = [];

    /// <summary>An answer for each operation, in the order sent; null for those that were not reached.</summary>
    public async Task<ScimAnswer?[]> RunAsync()
    {
        var errors = 0;
        foreach (var index in BulkOrder.Of(bulk))
        {
            var answer = answers[index] = await RunAsync(index);
            if (answer.Status >= StatusCodes.Status400BadRequest && ++errors == bulk.FailOnErrors)
            {
                break;
            }
        }

        foreach (var index in unfinished.Where(index => answers[index]!.Status < StatusCodes.Status400BadRequest))
        {
            answers[index] = await FinishAsync(index, answers[index]!);
        }

        return answers;
    }

    private async Task<ScimAnswer> RunAsync(int index)
    {
        var operation = bulk.Operations[index];
        var references = BulkReferences.Of(operation);
        var answer = Located(operation, Unresolvable(references) is { } refused ? ScimAnswer.Refused(refused) : await SendAsync(operation));
        if (answer.Status >= StatusCodes.Status400BadRequest)
        {
            failed.UnionWith(operation.BulkId is { } lost ? [lost] : []);
            return answer;
        }

        if (operation is { Method: "POST", BulkId: { } name } && answer.Location is { } location)
        {
            made[name] = location[(location.LastIndexOf('/') + 1)..];
        }

        if (references.Any(reference => !made.ContainsKey(reference) || reference == operation.BulkId))
        {
            unfinished.Add(index);
        }

        return answer;
    }

    /// <summary>Every operation but a POST that failed has its resource's address in the answer, also what was deleted or refused (RFC 7644 §3.7).</summary>
    private ScimAnswer Located(BulkOperation operation, ScimAnswer answer) => operation.Method == "POST" || answer.Location is not null ? answer
        : answer with { Location = $"{request.Root}/{BulkReferences.Resolve(operation.Path, IdOf).Trim('/')}" };

    private Fault? Unresolvable(IReadOnlySet<string> references)
    {
        if (references.FirstOrDefault(reference => !promised.Contains(reference)) is { } unknown)
        {
            return new Fault(FaultKind.InvalidValue, $"No POST of this bulk request has the bulkId {Shown.Of(unknown)}.", "bulkId");
        }

        return references.FirstOrDefault(failed.Contains) is { } lost
            ? Fault.Conflict($"The operation with the bulkId {Shown.Of(lost)}, which this one refers to, has failed.")
            : null;
    }

    private Task<ScimAnswer> SendAsync(BulkOperation operation)
    {
        if (!BulkRequest.Methods.Contains(operation.Method))
        {
            return Task.FromResult(ScimAnswer.Refused(new Fault(FaultKind.InvalidValue, "method must be POST, PUT, PATCH or DELETE.", "method")));
        }

        var path = BulkReferences.Resolve(operation.Path, IdOf);
        return BulkTarget.Of(operation.Method, path) is { } target
            ? request.Alone(Request(operation, target.Name), target.Handler, operation.Method, target.Template)
            : Task.FromResult(ScimAnswer.Refused(Fault.NotFound($"{operation.Method} isn't possible at {Shown.Of(path)}.")));
    }

    /// <summary>Writes the whole resource again, now that all its references are known; where that can't be, what the operation made is taken back.</summary>
    private async Task<ScimAnswer> FinishAsync(int index, ScimAnswer first)
    {
        var operation = bulk.Operations[index];
        var target = BulkTarget.Of(operation.Method, operation.Path)!;
        var again = Request(operation, made[operation.BulkId!]);
        var second = BulkReferences.Of(operation).FirstOrDefault(reference => !made.ContainsKey(reference)) is { } lost
            ? ScimAnswer.Refused(Fault.Conflict($"The operation with the bulkId {Shown.Of(lost)}, which this one refers to, has failed."))
            : await request.Alone(again, target.Replace, "PUT", target.Template);
        if (second.Status < StatusCodes.Status400BadRequest)
        {
            return first with { Tag = second.Tag };
        }

        var takenBack = await request.Alone(again, target.Delete, "DELETE", target.Template);
        made.Remove(operation.BulkId!);
        return takenBack.Status < StatusCodes.Status400BadRequest ? second : second with { Location = first.Location };
    }

    private ScimRequest Request(BulkOperation operation, string name) => request with
    {
        Name = name,
        RawQuery = operation.Method == "PATCH" ? "" : ShowNothing,
        Body = Body(operation),
        Precondition = operation.Version is { Length: > 0 } version ? new Precondition(version, null) : Precondition.None,
    };

    private byte[] Body(BulkOperation operation)
    {
        if (operation.Data is not { } data)
        {
            return [];
        }

        var resolved = BulkReferences.Resolve(data, IdOf);
        // The RFC's own example (§3.7.3) gives a PATCH's operations as a bare list.
        return JsonSerializer.SerializeToUtf8Bytes(operation.Method == "PATCH" && resolved is JsonArray ? new JsonObject { ["Operations"] = resolved } : resolved);
    }

    private string? IdOf(string name) => made.GetValueOrDefault(name);
}
