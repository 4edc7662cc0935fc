using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using MamCrawler.Hosting.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Hosting.Composition;

/// <summary>What a host brings along: its settings, where its secrets and its state are, and its clock. All else is the same on every host.</summary>
/// <param name="Settings">The settings in force, checked.</param>
/// <param name="Secrets">The secret store.</param>
/// <param name="Time">The clock of pace, schedules, leases and dates.</param>
public sealed record HostParts(MamCrawlerSettings Settings, ISecretStore Secrets, TimeProvider Time)
{
    public required ITableStore Tables { get; init; }

    public required IDocumentStore Documents { get; init; }

    public required IWorkQueue Queue { get; init; }

    /// <summary>Where events go, each with the correlation id of the request it belongs to; nowhere unless told.</summary>
    public ILoggerFactory Loggers
    {
        get;
        init => field = CorrelatedLoggers.Of(value);
    } = NullLoggerFactory.Instance;

    /// <summary>The clock of what is real even when <see cref="Time"/> runs faster: certificates, and a torrent client's own pace.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    /// <summary>How long the tracker's lane is leased; 90 s (rules.md 5) unless the clock runs faster than the process can renew it.</summary>
    public TimeSpan TrackerLease { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Is told when the tracker's lane has to be waited for, and until when at the latest.</summary>
    public Action<DateTimeOffset>? LaneWaits { get; init; }
}
