using System.Diagnostics;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Web.Pipeline;

/// <summary>What every request goes through, on every host: correlation, access, limits, and faults turned into problem details.</summary>
public sealed partial class ApiPipeline(IApiAccess access, ILogger<ApiPipeline> logger)
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MaximumBodyBytes = 16 * 1024;

    /// <summary>The header that carries the correlation id, in both directions.</summary>
    public const string CorrelationHeader = "x-correlation-id";

    private static readonly object CorrelationItem = new();

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
    public Task RunAsync(HttpContext context, Func<HttpContext, Task<IResult>> handle) =>
        RunOpenAsync(context, access.Check(context.Request) is { } refusal ? _ => Task.FromResult<IResult>(refusal) : handle);

    /// <summary>Answers a request that anybody may make.</summary>
    public async Task RunOpenAsync(HttpContext context, Func<HttpContext, Task<IResult>> handle)
    {
        context.Response.Headers[CorrelationHeader] = CorrelationIdOf(context);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaximumBodyBytes;
        }

        await (await AnswerAsync(context, handle)).ExecuteAsync(context);
    }

    private static bool IsPlain(string text) =>
        text.Length is > 0 and <= 64 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private async Task<IResult> AnswerAsync(HttpContext context, Func<HttpContext, Task<IResult>> handle)
    {
        try
        {
            return await handle(context);
        }
        catch (FaultException exception)
        {
            LogFault(exception.Fault.Name, CorrelationIdOf(context), exception.Fault.Sentence);
            return ApiProblem.From(exception.Fault);
        }
        catch (RowConflictException)
        {
            return new ApiProblem(
                StatusCodes.Status409Conflict,
                ProblemCode.Changed,
                "Changed meanwhile",
                "Somebody else changed the same thing at the same moment, so nothing was done. Read it again and repeat the request."
            );
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var id = CorrelationIdOf(context);
            LogBug(exception, id);
            return new ApiProblem(
                StatusCodes.Status500InternalServerError,
                ProblemCode.InternalError,
                "A bug in MamCrawler",
                $"This request failed in a way that has no name. Look for the correlation id {id} in the log and report what stands there."
            );
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "ApiFault {Fault} {CorrelationId}: {Sentence}")]
    private partial void LogFault(FaultName fault, string correlationId, string sentence);

    [LoggerMessage(2, LogLevel.Error, "ApiBug {CorrelationId}")]
    private partial void LogBug(Exception exception, string correlationId);
}
