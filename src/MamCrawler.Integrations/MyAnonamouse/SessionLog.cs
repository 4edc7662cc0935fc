using Microsoft.Extensions.Logging;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The stable events of session and egress. None carries a value of the session.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(EventName = "TrackerSessionRotated", Level = LogLevel.Debug, Message = "The tracker session rotated; generation {Generation} is saved.")]
    public static partial void Rotated(ILogger logger, long generation);

    [LoggerMessage(
        EventName = "TrackerSessionFellBack",
        Level = LogLevel.Warning,
        Message = "The last saved tracker session was refused; the one before it is tried, once."
    )]
    public static partial void FellBack(ILogger logger);

    [LoggerMessage(
        EventName = "TrackerSessionSeedTaken",
        Level = LogLevel.Information,
        Message = "The tracker session begins anew from its seed (a stored rotation was there: {Replaced})."
    )]
    public static partial void SeedTaken(ILogger logger, bool replaced);

    [LoggerMessage(
        EventName = "TrackerSessionFlushed",
        Level = LogLevel.Information,
        Message = "The secret store holds generation {Generation} of the tracker session."
    )]
    public static partial void Flushed(ILogger logger, long generation);

    [LoggerMessage(EventName = "TrackerEgressChecked", Level = LogLevel.Information, Message = "The tracker sees this process at {Egress}.")]
    public static partial void EgressChecked(ILogger logger, EgressPoint egress);

    [LoggerMessage(EventName = "TrackerFault", Level = LogLevel.Warning, Message = "{Fault}: {Sentence}")]
    public static partial void Fault(ILogger logger, Core.Faults.FaultName fault, string sentence);

    [LoggerMessage(
        EventName = "TrackerRowsUnreadable",
        Level = LogLevel.Warning,
        Message = "{Unreadable} of {Rows} rows of a search could not be read and were left out."
    )]
    public static partial void RowsUnreadable(ILogger logger, int unreadable, int rows);
}
