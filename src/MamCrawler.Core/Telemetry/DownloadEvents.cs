using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>Downloads and their queue, 2000 to 2099.</summary>
public static partial class DownloadEvents
{
    /// <summary>A row of a download's history was written (rules.md 6); <c>from</c> is <c>unknown</c> for the first.</summary>
    [LoggerMessage(
        EventId = 2001,
        EventName = "DownloadStateChanged",
        Level = LogLevel.Information,
        Message = "DownloadStateChanged download={Download} from={From} to={To} attempts={Attempts} why={Why}"
    )]
    public static partial void DownloadStateChanged(this ILogger logger, EventText download, EventText from, DownloadState to, int attempts, EventText why);

    /// <summary>A torrent is in the client, in the right folders, and was started.</summary>
    [LoggerMessage(EventId = 2002, EventName = "DownloadPushed", Level = LogLevel.Information, Message = "DownloadPushed download={Download} why={Why}")]
    public static partial void DownloadPushed(this ILogger logger, EventText download, EventText why);

    /// <summary>A person must look at a download.</summary>
    [LoggerMessage(EventId = 2003, EventName = "DownloadHeld", Level = LogLevel.Warning, Message = "DownloadHeld download={Download} why={Why}")]
    public static partial void DownloadHeld(this ILogger logger, EventText download, EventText why);

    /// <summary>A download was refused and is tried again; one attempt is used up.</summary>
    [LoggerMessage(
        EventId = 2004,
        EventName = "DownloadFailed",
        Level = LogLevel.Warning,
        Message = "DownloadFailed download={Download} attempts={Attempts} next={Next} why={Why}"
    )]
    public static partial void DownloadFailed(this ILogger logger, EventText download, int attempts, EventText next, EventText why);

    /// <summary>A download was refused for the last time.</summary>
    [LoggerMessage(
        EventId = 2005,
        EventName = "DownloadAbandoned",
        Level = LogLevel.Error,
        Message = "DownloadAbandoned download={Download} attempts={Attempts} why={Why}"
    )]
    public static partial void DownloadAbandoned(this ILogger logger, EventText download, int attempts, EventText why);

    /// <summary>A push ended, well or because nothing was to be done.</summary>
    [LoggerMessage(EventId = 2006, EventName = "PushEnded", Level = LogLevel.Debug, Message = "PushEnded download={Download} result={Result} why={Why}")]
    public static partial void PushEnded(this ILogger logger, EventText download, PushResult result, EventText why);

    /// <summary>A push met a named fault; its row says when it is tried again.</summary>
    [LoggerMessage(
        EventId = 2007,
        EventName = "PushFault",
        Level = LogLevel.Warning,
        Message = "PushFault download={Download} result={Result} service={Service} fault={Fault} sentence={Sentence}"
    )]
    public static partial void PushFault(this ILogger logger, EventText download, PushResult result, EventText service, FaultName fault, EventText sentence);

    /// <summary>A push threw, which is a bug: named faults are outcomes. The message comes again.</summary>
    [LoggerMessage(EventId = 2008, EventName = "PushBug", Level = LogLevel.Error, Message = "PushBug message={Message} times={Times}")]
    public static partial void PushBug(this ILogger logger, Exception exception, EventText message, EventText times);

    /// <summary>A message was given up after as many receipts as it may have; its download is failed with the reason. One that no function could read stays, and nobody knows how often it was received.</summary>
    [LoggerMessage(
        EventId = 2009,
        EventName = "PoisonMessage",
        Level = LogLevel.Error,
        Message = "PoisonMessage queue={Queue} message={Message} times={Times}"
    )]
    public static partial void PoisonMessage(this ILogger logger, EventText queue, EventText message, EventText times);
}
