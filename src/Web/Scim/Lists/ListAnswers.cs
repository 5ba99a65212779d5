using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Scim;
using Ksat.Provisioning.Scim.Messages;

namespace Ksat.Provisioning.Web.Scim.Lists;

/// <summary>Lists: which page is meant, and the message around it, its resources written one after another.</summary>
internal static class ListAnswers
{
    /// <summary>Finds out the page, asks for it, answers with it.</summary>
    /// <param name="request">The operation.</param>
    /// <param name="read">What was asked for.</param>
    /// <param name="answer">Asks for a page and answers.</param>
    public static async Task<ScimAnswer> PageAsync(ScimRequest request, Parsed<ListRequest> read, Func<ListRequest, Paging, Task<ScimAnswer>> answer)
    {
        if (!read.TryValue(out var list, out var fault))
        {
            return ScimAnswer.Refused(fault);
        }

        if (list.Cursor is not { } cursor)
        {
            return await answer(list, Paging.Of(list.StartIndex, list.Count));
        }

        if (list.Count < 1)
        {
            return CursorFaults.InvalidCount;
        }

        return cursor.Length == 0
            ? await answer(list, Paging.Behind(null, list.Count))
            : Cursors.Open(request.Secret, list.Query, cursor, request.Now) switch
            {
                Cursors.Opened.At at => await answer(list, Paging.Behind(at.Position, list.Count)),
                Cursors.Opened.Expired => CursorFaults.ExpiredCursor,
                _ => CursorFaults.InvalidCursor,
            };
    }

    /// <summary>A page of one type of resource.</summary>
    public static ScimAnswer Of(ScimRequest request, ListRequest list, int total, int startIndex, int count, Position? next, Func<AnswerStream, ValueTask> resources) =>
        Of(
            total,
            count,
            list.Cursor is null ? startIndex : null,
            next is null ? null : Cursors.Seal(request.Secret, list.Query, next, request.Now),
            resources);

    public static ScimAnswer Of(int total, int count, int? startIndex, string? nextCursor, Func<AnswerStream, ValueTask> resources) => new(StatusCodes.Status200OK)
    {
        Body = async stream =>
        {
            ListResponse.Start(stream.Json, total, count, startIndex, nextCursor);
            await resources(stream);
            ListResponse.End(stream.Json);
        },
    };
}
