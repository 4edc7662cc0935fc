using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using MamCrawler.Hosting.Composition;
using MamCrawler.Local.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Local.Composition;

/// <summary>What services are composed from.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Settings">The settings in force.</param>
/// <param name="Secrets">The secret store.</param>
/// <param name="Time">The clock of pace, schedules, leases and dates.</param>
public sealed record LocalContext(DataFolder Folder, LocalSettings Settings, ISecretStore Secrets, TimeProvider Time)
{
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

    /// <summary>What every host is made from, with this folder's state.</summary>
    internal HostParts PartsWith(LocalState state) =>
        new(Settings, Secrets, Time)
        {
            Tables = state.Tables,
            Documents = state.Documents,
            Queue = state.Queue,
            Loggers = Loggers,
            RealTime = RealTime,
            TrackerLease = TrackerLease,
            LaneWaits = LaneWaits,
        };

    /// <summary>How many downloads are in hand at the same time. Their tracker requests still go through the one lane.</summary>
    public int PushesAtOnce { get; init; } = 4;

    /// <summary>Is told when the tracker's lane has to be waited for, and until when at the latest.</summary>
    public Action<DateTimeOffset>? LaneWaits { get; init; }
}
