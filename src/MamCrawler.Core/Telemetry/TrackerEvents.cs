using MamCrawler.Core.Faults;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>Session, egress and lane of the tracker, 4000 to 4099 (rules.md 5). None carries a value of the session.</summary>
public static partial class TrackerEvents
{
    /// <summary>The tracker no longer knows the session; the lane stands still until a person has put a new one there.</summary>
    [LoggerMessage(EventId = 4001, EventName = "SessionDead", Level = LogLevel.Error, Message = "SessionDead fault={Fault} sentence={Sentence}")]
    public static partial void SessionDead(this ILogger logger, FaultName fault, EventText sentence);

    /// <summary>The session was made for another address or ASN than this process leaves from; nothing is asked.</summary>
    [LoggerMessage(EventId = 4002, EventName = "EgressMismatch", Level = LogLevel.Error, Message = "EgressMismatch sentence={Sentence}")]
    public static partial void EgressMismatch(this ILogger logger, EventText sentence);

    /// <summary>The tracker refused; nothing is asked of it until a person clears the lane. A refusal that is no dead session is told again by each call that meets the stopped lane.</summary>
    [LoggerMessage(EventId = 4003, EventName = "TrackerLaneStopped", Level = LogLevel.Error, Message = "TrackerLaneStopped fault={Fault} sentence={Sentence}")]
    public static partial void TrackerLaneStopped(this ILogger logger, FaultName fault, EventText sentence);

    /// <summary>The lane goes again: a person cleared it, or put a new session there.</summary>
    [LoggerMessage(EventId = 4004, EventName = "TrackerLaneCleared", Level = LogLevel.Information, Message = "TrackerLaneCleared")]
    public static partial void TrackerLaneCleared(this ILogger logger);

    /// <summary>The tracker asked for fewer requests; the gap between them is doubled for an hour.</summary>
    [LoggerMessage(EventId = 4005, EventName = "TrackerSlowedDown", Level = LogLevel.Warning, Message = "TrackerSlowedDown sentence={Sentence}")]
    public static partial void TrackerSlowedDown(this ILogger logger, EventText sentence);

    /// <summary>The session's next value is saved.</summary>
    [LoggerMessage(EventId = 4006, EventName = "SessionRotated", Level = LogLevel.Debug, Message = "SessionRotated generation={Generation}")]
    public static partial void SessionRotated(this ILogger logger, long generation);

    /// <summary>The last saved session was refused; the one before it is tried, once.</summary>
    [LoggerMessage(EventId = 4007, EventName = "SessionFellBack", Level = LogLevel.Warning, Message = "SessionFellBack")]
    public static partial void SessionFellBack(this ILogger logger);

    /// <summary>The session begins anew from its seed; <c>replaced</c> says that a stored rotation was there.</summary>
    [LoggerMessage(EventId = 4008, EventName = "SessionSeedTaken", Level = LogLevel.Information, Message = "SessionSeedTaken replaced={Replaced}")]
    public static partial void SessionSeedTaken(this ILogger logger, bool replaced);

    /// <summary>The secret store holds the session's newest value.</summary>
    [LoggerMessage(EventId = 4009, EventName = "SessionFlushed", Level = LogLevel.Information, Message = "SessionFlushed generation={Generation}")]
    public static partial void SessionFlushed(this ILogger logger, long generation);

    /// <summary>The secret store did not take the session; its row has it, and the next end of a run tries again.</summary>
    [LoggerMessage(EventId = 4010, EventName = "SessionNotFlushed", Level = LogLevel.Warning, Message = "SessionNotFlushed fault={Fault} sentence={Sentence}")]
    public static partial void SessionNotFlushed(this ILogger logger, FaultName fault, EventText sentence);

    /// <summary>Another process has the lane and hands the session over itself.</summary>
    [LoggerMessage(EventId = 4011, EventName = "SessionLeft", Level = LogLevel.Debug, Message = "SessionLeft")]
    public static partial void SessionLeft(this ILogger logger);

    /// <summary>The tracker sees this process where the session was made for.</summary>
    [LoggerMessage(EventId = 4012, EventName = "EgressChecked", Level = LogLevel.Information, Message = "EgressChecked egress={Egress}")]
    public static partial void EgressChecked(this ILogger logger, EventText egress);

    /// <summary>Rows of a search that could not be read were left out.</summary>
    [LoggerMessage(
        EventId = 4013,
        EventName = "TrackerRowsUnreadable",
        Level = LogLevel.Warning,
        Message = "TrackerRowsUnreadable unreadable={Unreadable} rows={Rows}"
    )]
    public static partial void TrackerRowsUnreadable(this ILogger logger, int unreadable, int rows);

    /// <summary>This process stood still until another had taken the lane; the session's value that it still got is out of date and was dropped.</summary>
    [LoggerMessage(EventId = 4014, EventName = "SessionOvertaken", Level = LogLevel.Warning, Message = "SessionOvertaken fence={Fence} newer={Newer}")]
    public static partial void SessionOvertaken(this ILogger logger, long fence, long newer);
}
