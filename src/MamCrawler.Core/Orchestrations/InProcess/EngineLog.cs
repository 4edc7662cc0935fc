using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>The engine's log events. Inputs and outputs are not logged.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(EventId = 1, EventName = "OrchestrationStarted", Level = LogLevel.Information, Message = "Orchestration {Name} started as '{InstanceId}'.")]
    public static partial void Started(this ILogger logger, string name, string instanceId);

    [LoggerMessage(
        EventId = 2,
        EventName = "OrchestrationResumed",
        Level = LogLevel.Information,
        Message = "Orchestration {Name} '{InstanceId}' goes on where it was left."
    )]
    public static partial void Resumed(this ILogger logger, string name, string instanceId);

    [LoggerMessage(
        EventId = 3,
        EventName = "OrchestrationEnded",
        Level = LogLevel.Information,
        Message = "Orchestration {Name} '{InstanceId}' ended: {Status}."
    )]
    public static partial void Ended(this ILogger logger, string name, string instanceId, OrchestrationStatus status);

    [LoggerMessage(
        EventId = 6,
        EventName = "PartEnded",
        Level = LogLevel.Debug,
        Message = "Orchestration {Name} '{InstanceId}', a part of another, ended: {Status}."
    )]
    public static partial void PartEnded(this ILogger logger, string name, string instanceId, OrchestrationStatus status);

    [LoggerMessage(
        EventId = 4,
        EventName = "OrchestrationInterrupted",
        Level = LogLevel.Error,
        Message = "Orchestration {Name} '{InstanceId}' was interrupted and can be resumed."
    )]
    public static partial void Interrupted(this ILogger logger, Exception exception, string name, string instanceId);

    [LoggerMessage(
        EventId = 5,
        EventName = "ActivityFailed",
        Level = LogLevel.Error,
        Message = "Activity {Name} of '{InstanceId}' threw, which is a bug: named faults are results."
    )]
    public static partial void ActivityFailed(this ILogger logger, Exception exception, string name, string instanceId);
}
