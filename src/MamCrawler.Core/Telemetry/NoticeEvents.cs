using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>Messages to a person, 6100 to 6199.</summary>
public static partial class NoticeEvents
{
    /// <summary>The webhook took a message.</summary>
    [LoggerMessage(EventId = 6101, EventName = "NoticeSent", Level = LogLevel.Information, Message = "NoticeSent notice={Notice} kind={Kind}")]
    public static partial void NoticeSent(this ILogger logger, EventText notice, NoticeKind kind);

    /// <summary>The webhook did not take a message; it waits.</summary>
    [LoggerMessage(
        EventId = 6102,
        EventName = "NoticeFailed",
        Level = LogLevel.Warning,
        Message = "NoticeFailed notice={Notice} times={Times} fault={Fault} sentence={Sentence}"
    )]
    public static partial void NoticeFailed(this ILogger logger, EventText notice, int times, FaultName fault, EventText sentence);

    /// <summary>A message was given up: nothing was taken for 7 days, too many waited, or it was refused too often.</summary>
    [LoggerMessage(EventId = 6103, EventName = "NoticeLost", Level = LogLevel.Warning, Message = "NoticeLost notice={Notice} kind={Kind} why={Why}")]
    public static partial void NoticeLost(this ILogger logger, EventText notice, NoticeKind kind, EventText why);
}
