using Ksat.Provisioning.Application.Directory;

namespace Ksat.Provisioning.Web.Scim.Lists;

/// <summary>The errors of RFC 9865 §2.1.</summary>
internal static class CursorFaults
{
    public static ScimAnswer InvalidCursor { get; } = ScimAnswer.Error(
        StatusCodes.Status400BadRequest, "invalidCursor", "This cursor isn't one of this query: leave it empty for the first page, then send nextCursor with the same filter and order.");

    public static ScimAnswer ExpiredCursor { get; } = ScimAnswer.Error(
        StatusCodes.Status400BadRequest, "expiredCursor", $"This cursor has rested longer than {Cursors.Timeout.TotalSeconds} seconds: begin again at the first page.");

    public static ScimAnswer InvalidCount { get; } = ScimAnswer.Error(
        StatusCodes.Status400BadRequest, "invalidCount", $"count must be a whole number from 1 on when pages are asked for by cursor; a page has at most {Paging.MostItems} items.");
}
