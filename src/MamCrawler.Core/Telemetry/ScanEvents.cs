using MamCrawler.Core.Faults;
using MamCrawler.Core.Scanning;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>Scans, 1000 to 1099.</summary>
public static partial class ScanEvents
{
    /// <summary>A scan began. With a later <see cref="ScanCompleted"/> it says that scanning works.</summary>
    [LoggerMessage(EventId = 1001, EventName = "ScanStarted", Level = LogLevel.Information, Message = "ScanStarted run={Run} mode={Mode} limit={Limit}")]
    public static partial void ScanStarted(this ILogger logger, EventText run, ScanMode mode, int limit);

    /// <summary>A scan was wished for while one runs: <c>running</c> is its id, and nothing was started.</summary>
    [LoggerMessage(EventId = 1002, EventName = "ScanSkipped", Level = LogLevel.Information, Message = "ScanSkipped running={Running}")]
    public static partial void ScanSkipped(this ILogger logger, EventText running);

    /// <summary>A scan came to its end; <c>gaps</c> counts those of every class, <c>missing</c> those to be filled, <c>errors</c> its faults.</summary>
    [LoggerMessage(
        EventId = 1003,
        EventName = "ScanCompleted",
        Level = LogLevel.Information,
        Message = "ScanCompleted run={Run} mode={Mode} seconds={Seconds} books={Books} series={Series} authors={Authors} gaps={Gaps} missing={Missing} searched={Searched} found={Found} queued={Queued} skipped={Skipped} errors={Errors}"
    )]
    public static partial void ScanCompleted(
        this ILogger logger,
        EventText run,
        ScanMode mode,
        long seconds,
        int books,
        int series,
        int authors,
        int gaps,
        int missing,
        int searched,
        int found,
        int queued,
        int skipped,
        int errors
    );

    /// <summary>A scan found nothing out: the library could not be read, or a step threw for good.</summary>
    [LoggerMessage(EventId = 1004, EventName = "ScanFailed", Level = LogLevel.Error, Message = "ScanFailed run={Run} fault={Fault} sentence={Sentence}")]
    public static partial void ScanFailed(this ILogger logger, EventText run, EventText fault, EventText sentence);

    /// <summary>A scan stopped because a person asked it to.</summary>
    [LoggerMessage(
        EventId = 1005,
        EventName = "ScanCancelled",
        Level = LogLevel.Information,
        Message = "ScanCancelled run={Run} seconds={Seconds} searched={Searched} queued={Queued}"
    )]
    public static partial void ScanCancelled(this ILogger logger, EventText run, long seconds, int searched, int queued);

    /// <summary>A person asked a scan to stop.</summary>
    [LoggerMessage(EventId = 1006, EventName = "ScanCancelRequested", Level = LogLevel.Information, Message = "ScanCancelRequested run={Run}")]
    public static partial void ScanCancelRequested(this ILogger logger, EventText run);

    /// <summary>The gaps of one class, as a finished scan left them.</summary>
    [LoggerMessage(EventId = 1007, EventName = "ScanGaps", Level = LogLevel.Information, Message = "ScanGaps run={Run} class={Class} gaps={Gaps}")]
    public static partial void ScanGaps(this ILogger logger, EventText run, EventText @class, int gaps);

    /// <summary>What a finished scan asked of one service.</summary>
    [LoggerMessage(
        EventId = 1008,
        EventName = "ScanRequests",
        Level = LogLevel.Information,
        Message = "ScanRequests run={Run} service={Service} requests={Requests}"
    )]
    public static partial void ScanRequests(this ILogger logger, EventText run, EventText service, int requests);

    /// <summary>A fault that a finished scan ran into; the scan went on without what could not be asked.</summary>
    [LoggerMessage(
        EventId = 1009,
        EventName = "ScanFault",
        Level = LogLevel.Warning,
        Message = "ScanFault run={Run} service={Service} fault={Fault} sentence={Sentence}"
    )]
    public static partial void ScanFault(this ILogger logger, EventText run, EventText service, FaultName fault, EventText sentence);
}
