using MamCrawler.Core.Faults;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>Scheduled jobs and timers, 6000 to 6099 (rules.md 8).</summary>
public static partial class JobEvents
{
    /// <summary>A job's time has come.</summary>
    [LoggerMessage(EventId = 6001, EventName = "JobStarted", Level = LogLevel.Information, Message = "JobStarted job={Job}")]
    public static partial void JobStarted(this ILogger logger, EventText job);

    /// <summary>A job did its work; <c>outcome</c> says what, in words.</summary>
    [LoggerMessage(
        EventId = 6002,
        EventName = "JobFinished",
        Level = LogLevel.Information,
        Message = "JobFinished job={Job} seconds={Seconds} outcome={Outcome}"
    )]
    public static partial void JobFinished(this ILogger logger, EventText job, long seconds, EventText outcome);

    /// <summary>A job had nothing to do, was not configured, or its work was running already.</summary>
    [LoggerMessage(EventId = 6003, EventName = "JobSkipped", Level = LogLevel.Information, Message = "JobSkipped job={Job} why={Why}")]
    public static partial void JobSkipped(this ILogger logger, EventText job, EventText why);

    /// <summary>A job met a named fault; its next time tries again.</summary>
    [LoggerMessage(
        EventId = 6004,
        EventName = "JobFault",
        Level = LogLevel.Warning,
        Message = "JobFault job={Job} service={Service} fault={Fault} sentence={Sentence}"
    )]
    public static partial void JobFault(this ILogger logger, EventText job, EventText service, FaultName fault, EventText sentence);

    /// <summary>A job threw, which is a bug: named faults are caught.</summary>
    [LoggerMessage(EventId = 6005, EventName = "JobBug", Level = LogLevel.Error, Message = "JobBug job={Job}")]
    public static partial void JobBug(this ILogger logger, Exception exception, EventText job);

    /// <summary>A backup of the state was written; <c>removed</c> counts the old ones that made room.</summary>
    [LoggerMessage(
        EventId = 6006,
        EventName = "BackupWritten",
        Level = LogLevel.Information,
        Message = "BackupWritten name={Name} tables={Tables} rows={Rows} bytes={Bytes} removed={Removed}"
    )]
    public static partial void BackupWritten(this ILogger logger, EventText name, int tables, long rows, long bytes, int removed);

    /// <summary>The state was restored from a backup.</summary>
    [LoggerMessage(EventId = 6007, EventName = "BackupRestored", Level = LogLevel.Warning, Message = "BackupRestored name={Name} tables={Tables} rows={Rows}")]
    public static partial void BackupRestored(this ILogger logger, EventText name, int tables, long rows);
}
