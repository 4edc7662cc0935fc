using MamCrawler.Core.Faults;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>The services and the tunnels to them, 5000 to 5099.</summary>
public static partial class ServiceEvents
{
    /// <summary>The tunnel to a service fails; told when it begins or fails in another way, and every 15 minutes while it lasts, so that an alarm does not end by itself.</summary>
    [LoggerMessage(
        EventId = 5001,
        EventName = "TunnelFailed",
        Level = LogLevel.Error,
        Message = "TunnelFailed service={Service} fault={Fault} sentence={Sentence}"
    )]
    public static partial void TunnelFailed(this ILogger logger, EventText service, FaultName fault, EventText sentence);

    /// <summary>The tunnel let a request through again after <c>seconds</c>.</summary>
    [LoggerMessage(
        EventId = 5002,
        EventName = "TunnelRecovered",
        Level = LogLevel.Information,
        Message = "TunnelRecovered service={Service} fault={Fault} seconds={Seconds}"
    )]
    public static partial void TunnelRecovered(this ILogger logger, EventText service, FaultName fault, long seconds);

    /// <summary>A refusal made the tunnel read its secrets again; <c>changed</c> says that they were new and the request was sent once more.</summary>
    [LoggerMessage(
        EventId = 5003,
        EventName = "TunnelSecretsReread",
        Level = LogLevel.Debug,
        Message = "TunnelSecretsReread service={Service} changed={Changed}"
    )]
    public static partial void TunnelSecretsReread(this ILogger logger, EventText service, bool changed);

    /// <summary>A service could not be asked, or answered with a fault.</summary>
    [LoggerMessage(
        EventId = 5004,
        EventName = "ServiceFault",
        Level = LogLevel.Warning,
        Message = "ServiceFault service={Service} fault={Fault} sentence={Sentence}"
    )]
    public static partial void ServiceFault(this ILogger logger, EventText service, FaultName fault, EventText sentence);

    /// <summary>The answers of a service lack what must be in them; what depends on it stands still until a person has looked. Told once for each time it enters that safe mode.</summary>
    [LoggerMessage(EventId = 5020, EventName = "ShapeDrifted", Level = LogLevel.Error, Message = "ShapeDrifted shape={Shape} missing={Missing} holds={Holds}")]
    public static partial void ShapeDrifted(this ILogger logger, EventText shape, EventText missing, EventText holds);

    /// <summary>The answers of a service hold something that they never did; it is passed over, and nothing stops.</summary>
    [LoggerMessage(EventId = 5021, EventName = "ShapeGrew", Level = LogLevel.Information, Message = "ShapeGrew shape={Shape} paths={Paths} among={Among}")]
    public static partial void ShapeGrew(this ILogger logger, EventText shape, int paths, EventText among);

    /// <summary>A person has looked at a changed shape and let the work go on.</summary>
    [LoggerMessage(EventId = 5022, EventName = "SafeModeLeft", Level = LogLevel.Information, Message = "SafeModeLeft shape={Shape}")]
    public static partial void SafeModeLeft(this ILogger logger, EventText shape);
}
