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
}
