using System.Diagnostics;
using MamCrawler.Core.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Web.Pipeline;

/// <summary>What every request goes through, on every host: correlation, access, limits, and everything that goes wrong turned into problem details.</summary>
public sealed class ApiPipeline : IDisposable
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MaximumBodyBytes = 16 * 1024;

    /// <summary>The header that carries the correlation id, in both directions.</summary>
    public const string CorrelationHeader = "x-correlation-id";

    private static readonly object CorrelationItem = new();

    private readonly ILogger logger;
    private readonly ApiGate gate;
    private readonly ApiLimits limits;
    private readonly ApiFailures failures;

    /// <summary>Makes the pipeline.</summary>
    /// <param name="access">Who may ask.</param>
    /// <param name="logger">Where its events go, each with the request's correlation id.</param>
    /// <param name="limits">How often each caller may ask; the usual numbers unless told.</param>
    public ApiPipeline(IApiAccess access, ILogger<ApiPipeline> logger, ApiLimits? limits = null)
    {
        this.logger = CorrelatedLoggers.Of(logger);
        this.limits = limits ?? new ApiLimits();
        gate = new ApiGate(access, this.limits, this.logger);
        failures = new ApiFailures(this.logger);
    }

    /// <summary>The correlation id of a request: the caller's own where it sent a plain one, else a new one.</summary>
    public static string CorrelationIdOf(HttpContext context)
    {
        if (context.Items[CorrelationItem] is string known)
        {
            return known;
        }

        var sent = context.Request.Headers[CorrelationHeader].ToString();
        var id = IsPlain(sent) ? sent : Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
        context.Items[CorrelationItem] = id;
        return id;
    }

    /// <summary>Answers a request that needs access.</summary>
    public Task RunAsync(HttpContext context, Func<HttpContext, Task<IResult>> handle) => AnswerAsync(context, gate.Check, handle);

    /// <summary>Answers a request that needs access and has a limit of its own.</summary>
    public Task RunLimitedAsync(HttpContext context, Func<ApiLimits, RequestLimit> limit, Func<HttpContext, Task<IResult>> handle) =>
        AnswerAsync(context, current => gate.Check(current, limit(limits)), handle);

    /// <summary>Answers a request that anybody may make.</summary>
    public Task RunOpenAsync(HttpContext context, Func<HttpContext, Task<IResult>> handle) => AnswerAsync(context, gate.CheckOpen, handle);

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private static bool IsPlain(string text) =>
        text.Length is > 0 and <= 64 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, ApiProblem?> check, Func<HttpContext, Task<IResult>> handle)
    {
        var id = CorrelationIdOf(context);
        using var correlation = Correlation.Begin(id);
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new(Correlation.Key, id) });
        Prepare(context, id);
        var startedAt = Stopwatch.GetTimestamp();
        var result = await HandleAsync(context, check, handle);
        await result.ExecuteAsync(context);
        Tell(context, (result as ApiProblem)?.Code, Stopwatch.GetElapsedTime(startedAt));
    }

    private static void Prepare(HttpContext context, string id)
    {
        context.Response.Headers[CorrelationHeader] = id;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaximumBodyBytes;
        }
    }

    private async Task<IResult> HandleAsync(HttpContext context, Func<HttpContext, ApiProblem?> check, Func<HttpContext, Task<IResult>> handle)
    {
        try
        {
            return check(context) ?? await handle(context);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return failures.Answer(exception, context, RouteOf(context));
        }
    }

    /// <summary>Reads that went well are not told: whoever watches a scan asks five times a second. What is told names the route, never the address as it was sent.</summary>
    private void Tell(HttpContext context, string? code, TimeSpan took)
    {
        if (code is ProblemCode.TooManyRequests || (code is null && HttpMethods.IsGet(context.Request.Method)))
        {
            return;
        }

        var route = RouteOf(context);
        logger.ApiAnswered(context.Request.Method, route, context.Response.StatusCode, code ?? "none", (long)took.TotalMilliseconds);
    }

    private static string RouteOf(HttpContext context) => ApiRoutes.Find(context.Request.Path)?.Route ?? "none";
}
