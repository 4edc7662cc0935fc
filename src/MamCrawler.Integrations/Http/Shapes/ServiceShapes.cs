using MamCrawler.Core.Drift;

namespace MamCrawler.Integrations.Http.Shapes;

/// <summary>What the answers of the other services must hold, by the address that was asked. The tracker's are judged by its own client, because its body must not be read before its rotation is kept.</summary>
public static class ServiceShapes
{
    private static readonly (string Ending, ShapeContract Shape)[] Known =
    [
        ("/items", new("Audiobookshelf", "items", "every scan and every download", ["results[].id", "results[].media.metadata.title"])),
        ("/api/items/batch/get", new("Audiobookshelf", "books", "every scan and every download", ["libraryItems[].id", "libraryItems[].media.metadata.title"])),
        ("/api/libraries", new("Audiobookshelf", "libraries", "every scan and every download", ["libraries[].id"])),
        ("/api/v2/torrents/info", new("qBittorrent", "torrents", "every download and the watch over them", ["[].hash", "[].state", "[].progress"])),
        ("/api/v2/torrents/files", new("qBittorrent", "files", "every download", ["[].name", "[].size"])),
        ("/1.0/catalog/products", new("Audible", "products", "what Audible says of series", ["products[].asin"])),
        ("/v1/graphql", new("Hardcover", "answer", "what Hardcover says of series", ["data"])),
    ];

    /// <summary>The contract of an answer; null where there is none.</summary>
    /// <param name="service">Who is asked.</param>
    /// <param name="path">The path of the address, behind whatever a tunnel puts before it.</param>
    public static ShapeContract? Find(string service, string path) =>
        Known.FirstOrDefault(known => known.Shape.Service == service && path.TrimEnd('/').EndsWith(known.Ending, StringComparison.Ordinal)).Shape;
}
