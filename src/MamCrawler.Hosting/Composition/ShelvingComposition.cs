using MamCrawler.Core.Downloads;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Hosting.Composition;

/// <summary>Composes what shelving rests on from a host's parts and its clients.</summary>
internal static class ShelvingComposition
{
    internal static ShelvingParts PartsOf(HostParts parts, ServiceClients clients, DownloadStore downloads, MetadataChanges metadata) =>
        new()
        {
            Downloads = downloads,
            Client = () => clients.TorrentClient,
            Shelf = () => clients.Library.Shelf,
            Metadata = metadata,
            Tables = parts.Tables,
            Clock = parts.Time,
            Options = parts.Settings.Shelving.ToOptions(),
            Loggers = parts.Loggers,
        };
}
