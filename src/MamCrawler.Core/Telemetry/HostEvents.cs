using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>The process, 7000 to 7099.</summary>
public static partial class HostEvents
{
    /// <summary>A process began to work; in the cloud with its first invocation that needs more than health.</summary>
    [LoggerMessage(EventId = 7001, EventName = "HostStarted", Level = LogLevel.Information, Message = "HostStarted host={Host} version={Version}")]
    public static partial void HostStarted(this ILogger logger, EventText host, EventText version);

    /// <summary>A process ends in good order.</summary>
    [LoggerMessage(EventId = 7002, EventName = "HostStopping", Level = LogLevel.Information, Message = "HostStopping host={Host}")]
    public static partial void HostStopping(this ILogger logger, EventText host);

    /// <summary>Settings or secrets of a service are missing; what needs it is skipped.</summary>
    [LoggerMessage(EventId = 7003, EventName = "NotConfigured", Level = LogLevel.Warning, Message = "NotConfigured service={Service} missing={Missing}")]
    public static partial void NotConfigured(this ILogger logger, EventText service, EventText missing);

    /// <summary>A setting is malformed; the process does not start.</summary>
    [LoggerMessage(EventId = 7004, EventName = "SettingsRefused", Level = LogLevel.Critical, Message = "SettingsRefused sentence={Sentence}")]
    public static partial void SettingsRefused(this ILogger logger, EventText sentence);
}
