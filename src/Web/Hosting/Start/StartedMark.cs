namespace Ksat.Provisioning.Web.Hosting.Start;

/// <summary>Whether this process has started: a part of being ready. The server listens a moment earlier; who comes in that moment waits, lest a good secret is told to be nobody's.</summary>
internal sealed class StartedMark
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsSet => started.Task.IsCompleted;

    public void Set() => started.TrySetResult();

    /// <summary>As middleware: health is told at once, everything else once the start is done.</summary>
    public Task PassAsync(HttpContext http, RequestDelegate next) =>
        IsSet || http.Request.Path.StartsWithSegments(Health.Path, StringComparison.Ordinal) ? next(http) : WaitAsync(http, next);

    private async Task WaitAsync(HttpContext http, RequestDelegate next)
    {
        await started.Task.WaitAsync(http.RequestAborted);
        await next(http);
    }
}
