using MamCrawler.Core.Orchestrations;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>Orchestrations on either engine, 1100 to 1199. Inputs and outputs are not logged.</summary>
public static partial class OrchestrationEvents
{
    /// <summary>An orchestration was started.</summary>
    [LoggerMessage(
        EventId = 1101,
        EventName = "OrchestrationStarted",
        Level = LogLevel.Information,
        Message = "OrchestrationStarted orchestration={Orchestration} instance={Instance}"
    )]
    public static partial void OrchestrationStarted(this ILogger logger, EventText orchestration, EventText instance);

    /// <summary>An orchestration that a killed process left goes on.</summary>
    [LoggerMessage(
        EventId = 1102,
        EventName = "OrchestrationResumed",
        Level = LogLevel.Information,
        Message = "OrchestrationResumed orchestration={Orchestration} instance={Instance}"
    )]
    public static partial void OrchestrationResumed(this ILogger logger, EventText orchestration, EventText instance);

    /// <summary>An orchestration came to its end, good or bad.</summary>
    [LoggerMessage(
        EventId = 1103,
        EventName = "OrchestrationEnded",
        Level = LogLevel.Information,
        Message = "OrchestrationEnded orchestration={Orchestration} instance={Instance} status={Status}"
    )]
    public static partial void OrchestrationEnded(this ILogger logger, EventText orchestration, EventText instance, OrchestrationStatus status);

    /// <summary>The engine could not go on with an orchestration; it can be resumed.</summary>
    [LoggerMessage(
        EventId = 1104,
        EventName = "OrchestrationInterrupted",
        Level = LogLevel.Error,
        Message = "OrchestrationInterrupted orchestration={Orchestration} instance={Instance}"
    )]
    public static partial void OrchestrationInterrupted(this ILogger logger, Exception exception, EventText orchestration, EventText instance);

    /// <summary>An activity threw, which is a bug: named faults are results.</summary>
    [LoggerMessage(EventId = 1105, EventName = "ActivityFailed", Level = LogLevel.Error, Message = "ActivityFailed activity={Activity} instance={Instance}")]
    public static partial void ActivityFailed(this ILogger logger, Exception exception, EventText activity, EventText instance);

    /// <summary>A part of another orchestration came to its end.</summary>
    [LoggerMessage(
        EventId = 1106,
        EventName = "PartEnded",
        Level = LogLevel.Debug,
        Message = "PartEnded orchestration={Orchestration} instance={Instance} status={Status}"
    )]
    public static partial void PartEnded(this ILogger logger, EventText orchestration, EventText instance, OrchestrationStatus status);

    /// <summary>An orchestration ended in an error that no repeat mended.</summary>
    [LoggerMessage(
        EventId = 1107,
        EventName = "OrchestrationFailed",
        Level = LogLevel.Error,
        Message = "OrchestrationFailed orchestration={Orchestration} instance={Instance} error={Error}"
    )]
    public static partial void OrchestrationFailed(this ILogger logger, EventText orchestration, EventText instance, EventText error);
}
