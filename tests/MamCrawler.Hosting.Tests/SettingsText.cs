using System.Text.Json.Nodes;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Tests;

/// <summary>Settings for tests.</summary>
internal static class SettingsText
{
    /// <summary>All of them good, every service on this machine.</summary>
    public static MamCrawlerSettings Loopback { get; } =
        new()
        {
            Audiobookshelf = new AudiobookshelfSettings { BaseAddress = new Uri("http://127.0.0.1:1/") },
            MyAnonamouse = new MyAnonamouseSettings { BaseAddress = new Uri("http://127.0.0.1:2/") },
            QBittorrent = new QBittorrentSettings { BaseAddress = new Uri("http://127.0.0.1:3/") },
            Audible = new AudibleSettings { BaseAddress = new Uri("http://127.0.0.1:4/") },
            Audnexus = new AudnexusSettings { BaseAddress = new Uri("http://127.0.0.1:5/") },
            ITunes = new ITunesSettings { BaseAddress = new Uri("http://127.0.0.1:6/") },
            GoogleBooks = new GoogleBooksSettings { BaseAddress = new Uri("http://127.0.0.1:7/") },
            OpenLibrary = new OpenLibrarySettings { BaseAddress = new Uri("http://127.0.0.1:8/") },
        };

    /// <summary>Settings from JSON.</summary>
    public static MamCrawlerSettings Read(string json) => SettingsJson.Deserialize<MamCrawlerSettings>(JsonNode.Parse(json)!.AsObject(), "the test");
}
