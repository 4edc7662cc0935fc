using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Local.Demo;

/// <summary>Everything that the demo shows: read from the state and the simulators after the run.</summary>
public sealed record DemoFindings
{
    public required DemoResult Result { get; init; }

    public required ScanSummary Summary { get; init; }

    public required IReadOnlyList<GapStanding> Gaps { get; init; }

    public required IReadOnlyList<DemoSeries> Series { get; init; }

    public required IReadOnlyList<Download> Downloads { get; init; }

    /// <summary>Requests that each simulator received.</summary>
    public required IReadOnlyDictionary<string, int> Requests { get; init; }

    /// <summary>Rules of the services that were broken, as their simulators noted them.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>Who the torrents were handed to.</summary>
    public required string TorrentClient { get; init; }

    /// <summary>How long the scan took by the accelerated clock, on which every pace is the real one.</summary>
    public required TimeSpan RealPaceScan { get; init; }

    /// <summary>How long fetching the queued downloads takes at the real hourly and daily allowance.</summary>
    public required TimeSpan RealPaceGrabs { get; init; }
}
