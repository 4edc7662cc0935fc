using MamCrawler.Core.Downloads;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Shelving;

/// <summary>What shelving rests on. The services are made when they are first asked for: a host without their addresses runs all the same.</summary>
public sealed record ShelvingParts
{
    public required DownloadStore Downloads { get; init; }

    public required Func<ITorrentClient> Client { get; init; }

    public required Func<ILibraryShelf> Shelf { get; init; }

    /// <summary>What is written into the library's metadata once a book stands there; null writes and proposes nothing.</summary>
    public MetadataChanges? Metadata { get; init; }

    public required ITableStore Tables { get; init; }

    public required TimeProvider Clock { get; init; }

    public ShelvingOptions Options { get; init; } = new();

    /// <summary>Where events go; nowhere unless told.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;
}
