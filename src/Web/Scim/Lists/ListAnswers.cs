using Ksat.Provisioning.Scim.Messages;

namespace Ksat.Provisioning.Web.Scim.Lists;

/// <summary>The list message, its resources written one after another.</summary>
internal static class ListAnswers
{
    public static ScimAnswer Of(int total, int startIndex, int count, Func<AnswerStream, ValueTask> resources) => new(StatusCodes.Status200OK)
    {
        Body = async stream =>
        {
            ListResponse.Start(stream.Json, total, count, startIndex);
            await resources(stream);
            ListResponse.End(stream.Json);
        },
    };
}
