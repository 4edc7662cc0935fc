using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Hosting;

/// <summary>Logs every request of a simulator and plays the common faults before the service sees it.</summary>
internal static class FaultPipeline
{
    public const string ControlPrefix = "/_simulator";

    public static Func<HttpContext, RequestDelegate, Task> Create(SimulatorServer server) =>
        async (context, next) =>
        {
            if (!IsPlayed(server)(context))
            {
                await next(context);
                return;
            }

            var running = server.Requests.Begin(Route(context));
            try
            {
                if (running > 1 && server.RefusesParallel(context, running))
                    context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                else
                    await PlayAsync(server.Faults, context, next);
            }
            finally
            {
                server.Requests.End();
            }
        };

    /// <summary>True for requests to the service itself, not to its controls.</summary>
    public static Func<HttpContext, bool> IsPlayed(SimulatorServer server) =>
        context => !context.Request.Path.StartsWithSegments(ControlPrefix, StringComparison.Ordinal) && server.IsServiceRequest(context);

    private static string Route(HttpContext context)
    {
        var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return $"{context.Request.Method} {pattern ?? context.Request.Path.Value}";
    }

    private static async Task PlayAsync(FaultSwitches faults, HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        if (faults.TryTake(CommonFaults.Slow, path, out var slow))
            await Task.Delay(Milliseconds(slow), TimeProvider.System, context.RequestAborted);

        if (faults.TryTake(CommonFaults.Aborted, path))
            context.Abort();
        else if (faults.TryTake(CommonFaults.AbortedAfter, path))
            await CarryOutAndAbortAsync(context, next);
        else if (!await AnswerFaultAsync(faults, context, path))
            await next(context);
    }

    private static async Task CarryOutAndAbortAsync(HttpContext context, RequestDelegate next)
    {
        // The service writes its answer into nothing, so that not even the status line leaves before the connection is cut.
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        await next(context);
        context.Abort();
    }

    private static async Task<bool> AnswerFaultAsync(FaultSwitches faults, HttpContext context, string path)
    {
        var response = context.Response;
        if (faults.TryTake(CommonFaults.TooManyRequests, path, out var limit))
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.Headers.RetryAfter = limit.Value ?? "60";
        }
        else if (faults.TryTake(CommonFaults.Unavailable, path))
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else if (faults.TryTake(CommonFaults.Forbidden, path))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            await response.WriteAsync("Forbidden");
        }
        else if (faults.TryTake(CommonFaults.Html, path))
        {
            response.ContentType = "text/html; charset=utf-8";
            await response.WriteAsync("<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body><p>This is not what you asked for.</p></body></html>");
        }
        else if (faults.TryTake(CommonFaults.Unreadable, path))
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.WriteAsync("""{"version":"next","payload":[[1,"a"],[2,"b"]]}""");
        }
        else if (faults.TryTake(CommonFaults.Truncated, path))
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.WriteAsync("""{"results":[{"id":"1","titl""");
        }
        else if (faults.TryTake(CommonFaults.Huge, path, out var huge))
        {
            await ExcessiveAnswer.WriteHugeAsync(context, huge.Value is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 64);
        }
        else if (faults.TryTake(CommonFaults.Deep, path))
        {
            await ExcessiveAnswer.WriteDeepAsync(context);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static TimeSpan Milliseconds(FaultSwitch fault) =>
        TimeSpan.FromMilliseconds(fault.Value is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 2000);
}
