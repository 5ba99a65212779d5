namespace Ksat.Provisioning.Web.Scim;

/// <summary>What nobody foresaw: logged without personal data, answered without details.</summary>
internal sealed partial class UnexpectedFailures(ILogger<UnexpectedFailures> log)
{
    /// <param name="method">The operation's method.</param>
    /// <param name="template">The path's pattern, without ids.</param>
    /// <param name="exception">Its message may hold values of the request; types and places don't.</param>
    public ScimAnswer Answer(string method, string template, Exception exception)
    {
        Failed(method, template, exception.GetType().FullName, exception.StackTrace);
        return ScimAnswer.Error(StatusCodes.Status500InternalServerError, null, "Something went wrong here. It has been logged; please try again later.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Template} failed: {Exception}\n{Places}")]
    private partial void Failed(string method, string template, string? exception, string? places);
}
