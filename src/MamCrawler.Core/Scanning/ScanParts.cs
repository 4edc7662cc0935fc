using MamCrawler.Core.Account;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Scanning;

/// <summary>What scanning rests on: the outside world behind its ports, the state, the options and the clock.</summary>
public sealed record ScanParts
{
    public required ILibrary Library { get; init; }

    public required IReadOnlyList<ISeriesWitness> SeriesWitnesses { get; init; }

    public required IReadOnlyList<IAuthorWitness> AuthorWitnesses { get; init; }

    /// <summary>Services that keep a list of the books a person wants; none unless one is switched on.</summary>
    public IReadOnlyList<IWishSource> WishSources { get; init; } = [];

    /// <summary>Who tells the titles of wishes by ASIN alone; null for nobody.</summary>
    public MetadataProviders? Providers { get; init; }

    public required ITracker Tracker { get; init; }

    public required ITorrentClient Client { get; init; }

    public required ITableStore Tables { get; init; }

    public required IDocumentStore Documents { get; init; }

    public required IWorkQueue Queue { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Where events go; nowhere unless told.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    public GapOptions Gaps { get; init; } = new();

    public WitnessOptions Witnesses { get; init; } = new();

    public ReleaseOptions Releases { get; init; } = new();

    /// <summary>True when what costs ratio may be chosen where the ratio allows it.</summary>
    public bool AllowPaid { get; init; }

    /// <summary>Whether and how much may be spent.</summary>
    public SpendingOptions Spending { get; init; } = new();
}
