using MamCrawler.Core.Gaps;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Hosting.Composition;

/// <summary>What scanning rests on, of a host's parts.</summary>
internal static class ScanComposition
{
    /// <summary>The parts. Every client is made for them.</summary>
    /// <exception cref="Core.Faults.FaultException"><see cref="Core.Faults.FaultName.NotConfigured"/>: the address of a service is missing.</exception>
    internal static ScanParts PartsOf(HostParts parts, ServiceClients clients, MetadataProviders providers) =>
        new()
        {
            Library = clients.Library,
            SeriesWitnesses = clients.Catalogues.SeriesWitnesses,
            AuthorWitnesses = clients.Catalogues.AuthorWitnesses,
            WishSources = clients.Catalogues.WishSources,
            Providers = providers,
            Tracker = clients.Tracker,
            Client = clients.TorrentClient,
            Tables = parts.Tables,
            Documents = parts.Documents,
            Queue = parts.Queue,
            Clock = parts.Time,
            Loggers = parts.Loggers,
            Gaps = new GapOptions { IncludeNovellas = parts.Settings.Scan.WantNovellas },
            AllowPaid = parts.Settings.Grabs.AllowPaid,
            Spending = parts.Settings.Spending.ToOptions(),
            Releases = new ReleaseOptions { AllowDramatised = parts.Settings.Scan.AllowDramatised, AllowPoor = parts.Settings.Scan.AllowPoor },
        };
}
