using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>One SCIM operation, whether it came as a request of its own or within a bulk request.</summary>
internal sealed record ScimRequest
{
    public required ISender Sender { get; init; }

    public required SchemaTable Schemas { get; init; }

    /// <summary>The address of /scim/v2 as clients know it, without a slash at the end.</summary>
    public required string Root { get; init; }

    /// <summary>What stands in the path after the endpoint's name, decoded; whether it is an id is for the endpoint to say.</summary>
    public string Name { get; init; } = "";

    /// <summary>The query string as sent.</summary>
    public string RawQuery { get; init; } = "";

    public ReadOnlyMemory<byte> Body { get; init; }

    public Precondition Precondition { get; init; } = Precondition.None;

    /// <summary>The tenant's compatibility setting.</summary>
    public bool AnswerUserPatchWith204 { get; init; }

    /// <summary>The SCIM token that was shown: cursors are sealed with it.</summary>
    public string Secret { get; init; } = "";

    public DateTimeOffset Now { get; init; }

    /// <summary>Carries an operation out apart from this one, in a scope and a transaction of its own; method and template are for the log.</summary>
    public required Func<ScimRequest, ScimHandler, string, string, Task<ScimAnswer>> Alone { get; init; }

    public CancellationToken Aborted { get; init; }

    /// <summary>The id in the path. A text that is no id of ours is nobody's: 404, whatever characters it has (docs/clients.md, "Okta").</summary>
    public bool TryId(out Guid id) => Ids.TryParse(Name, out id) && id != Guid.Empty;

    /// <summary>Which attributes the answer is to carry (RFC 7644 §3.9).</summary>
    public Projection ProjectionOf(ResourceType type)
    {
        if (RawQuery.Length <= 1)
        {
            return Projection.Default(type);
        }

        var parameters = QueryText.Decode(RawQuery);
        return Projection.Parse(parameters.GetValueOrDefault("attributes"), parameters.GetValueOrDefault("excludedAttributes"), type).Value;
    }

    public Task<Result<T>> SendAsync<T>(ICommand<T> command) => Sender.SendAsync(command, Aborted);

    public Task<Result<T>> SendAsync<T>(IQuery<T> query) => Sender.SendAsync(query, Aborted);
}

/// <summary>Read → command or query → view; the answer is written by whoever called.</summary>
internal delegate Task<ScimAnswer> ScimHandler(ScimRequest request);
