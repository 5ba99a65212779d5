using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Scim;
using Ksat.Provisioning.Scim.Messages;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>What a SCIM operation answers, before it is written: to HTTP, or into the answer of a bulk request.</summary>
internal sealed record ScimAnswer(int Status)
{
    /// <summary>The resource's address, where the operation concerned one.</summary>
    public string? Location { get; init; }

    /// <summary>The resource's entity tag.</summary>
    public string? Tag { get; init; }

    /// <summary>The methods that the path knows, for 405 and OPTIONS.</summary>
    public string? Allow { get; init; }

    /// <summary>When to try again, for 503.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>It is the last page of the list of all users.</summary>
    public bool EndsImport { get; init; }

    /// <summary>Why the operation was refused; its kind and attribute may be logged.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Writes the body; null: there is none.</summary>
    public Func<AnswerStream, ValueTask>? Body { get; init; }

    public static ScimAnswer NoContent { get; } = new(StatusCodes.Status204NoContent);

    public static ScimAnswer Refused(ScimFault fault) => Refused(Fault.Of(fault));

    public static ScimAnswer Refused(Fault fault)
    {
        var (status, scimType) = FaultStatus.Of(fault.Kind);
        return Error(status, scimType, fault.Detail) with
        {
            Fault = fault,
            RetryAfter = fault.Kind == FaultKind.Unavailable ? FaultStatus.RetryAfter : null,
        };
    }

    /// <summary>An error of HTTP rather than of SCIM; its body is a SCIM error all the same (RFC 7644 §3.12).</summary>
    public static ScimAnswer Error(int status, string? scimType, string detail) => new(status)
    {
        Body = stream =>
        {
            ScimError.Write(stream.Json, status, scimType, detail);
            return ValueTask.CompletedTask;
        },
    };
}
