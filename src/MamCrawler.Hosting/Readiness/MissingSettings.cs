using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Readiness;

/// <summary>The settings without which a service cannot be asked. They have no default, so that a fresh deployment starts without them; what is there and wrong is for <see cref="SettingsCheck"/>.</summary>
public static class MissingSettings
{
    /// <summary>Those that are not set, in the order in which they are best set.</summary>
    public static IReadOnlyList<MissingPart> Find(MamCrawlerSettings settings)
    {
        MissingPart?[] parts =
        [
            settings.Audiobookshelf.BaseAddress is null
                ? Address(RequiredServices.Library, "Audiobookshelf", "audiobookshelf.baseAddress", "MAMCRAWLER__Audiobookshelf__BaseAddress")
                : null,
            settings.QBittorrent.BaseAddress is null
                ? Address(RequiredServices.TorrentClient, "qBittorrent", "qBittorrent.baseAddress", "MAMCRAWLER__QBittorrent__BaseAddress")
                : null,
        ];
        return [.. parts.OfType<MissingPart>()];
    }

    private static MissingPart Address(RequiredServices service, string owner, string name, string variable) =>
        new(service, owner, name, false, $"Run 'mamcrawler init', or in the cloud set {variable} to its address.");
}
