using MamCrawler.Hosting.Settings;
using MamCrawler.Integrations.MyAnonamouse;

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
            .. OfTracker(settings.MyAnonamouse),
            settings.QBittorrent.BaseAddress is null
                ? Address(RequiredServices.TorrentClient, "qBittorrent", "qBittorrent.baseAddress", "MAMCRAWLER__QBittorrent__BaseAddress")
                : null,
        ];
        return [.. parts.OfType<MissingPart>()];
    }

    private static IEnumerable<MissingPart> OfTracker(MyAnonamouseSettings tracker)
    {
        if (tracker.Egress is { Mode: EgressMode.Proxy, Proxy: null })
        {
            yield return Tracker(
                "myAnonamouse.egress.proxy",
                "MAMCRAWLER__MyAnonamouse__Egress__Proxy",
                "the address of the proxy that the tracker is asked through"
            );
        }

        if (tracker is { Egress.Mode: EgressMode.NatGateway, SessionAddress: null })
        {
            yield return Tracker(
                "myAnonamouse.sessionAddress",
                "MAMCRAWLER__MyAnonamouse__SessionAddress",
                "the address of the NAT gateway, which the session is made for"
            );
        }
    }

    private static MissingPart Tracker(string name, string variable, string meaning) =>
        new(RequiredServices.Tracker, "MyAnonamouse", name, false, $"Run 'mamcrawler init', or in the cloud set {variable} to {meaning}.");

    private static MissingPart Address(RequiredServices service, string owner, string name, string variable) =>
        new(service, owner, name, false, $"Run 'mamcrawler init', or in the cloud set {variable} to its address.");
}
