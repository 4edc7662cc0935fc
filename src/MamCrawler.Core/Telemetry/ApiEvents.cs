using MamCrawler.Core.Faults;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>The HTTP API, 8000 to 8099.</summary>
public static partial class ApiEvents
{
    /// <summary>A request was answered; <c>code</c> is that of the problem, <c>none</c> for a good answer. Reads that went well and answers to a caller that asks too often are not told.</summary>
    [LoggerMessage(
        EventId = 8001,
        EventName = "ApiAnswered",
        Level = LogLevel.Information,
        Message = "ApiAnswered method={Method} route={Route} status={Status} code={Code} milliseconds={Milliseconds}"
    )]
    public static partial void ApiAnswered(this ILogger logger, EventText method, EventText route, int status, EventText code, long milliseconds);

    /// <summary>A request met a named fault.</summary>
    [LoggerMessage(EventId = 8002, EventName = "ApiFault", Level = LogLevel.Warning, Message = "ApiFault service={Service} fault={Fault} sentence={Sentence}")]
    public static partial void ApiFault(this ILogger logger, EventText service, FaultName fault, EventText sentence);

    /// <summary>A request failed in a way that has no name, which is a bug.</summary>
    [LoggerMessage(EventId = 8003, EventName = "ApiBug", Level = LogLevel.Error, Message = "ApiBug route={Route}")]
    public static partial void ApiBug(this ILogger logger, Exception exception, EventText route);

    /// <summary>A caller asked more often than the limit allows; told once a minute. <c>caller</c> is its address, or a name that this process made from its key.</summary>
    [LoggerMessage(EventId = 8004, EventName = "ApiLimited", Level = LogLevel.Warning, Message = "ApiLimited caller={Caller} retryAfter={RetryAfter}")]
    public static partial void ApiLimited(this ILogger logger, EventText caller, long retryAfter);
}
