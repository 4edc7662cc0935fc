using System.Text.Json;
using System.Text.RegularExpressions;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Hosting.Settings;

/// <summary>What is wrong with settings: found at start, each with its place and what to do. The values of rules.md can be made stricter, never looser, except against loopback.</summary>
public static partial class SettingsCheck
{
    /// <summary>Everything that is wrong; empty when nothing is. What is not set at all is told by <see cref="MissingSettings"/>.</summary>
    public static IReadOnlyList<SettingsProblem> Find(MamCrawlerSettings settings) =>
        [.. Services(settings), .. Tracker(settings.MyAnonamouse), .. Limits(settings), .. Grabs(settings), .. Spending(settings), .. Secrets(settings)];

    /// <summary>True when tracker and torrent client stand on this machine, where there is no account to hurt and looser values are allowed.</summary>
    public static bool IsLoopback(MamCrawlerSettings settings) =>
        LoopbackAddress.Holds(settings.MyAnonamouse.BaseAddress) && (settings.QBittorrent.BaseAddress is not { } client || LoopbackAddress.Holds(client));

    private static IEnumerable<SettingsProblem> Services(MamCrawlerSettings settings)
    {
        foreach (var problem in Home("audiobookshelf", settings.Audiobookshelf.BaseAddress, settings.Audiobookshelf.Tunnel))
        {
            yield return problem;
        }

        foreach (var problem in Home("qBittorrent", settings.QBittorrent.BaseAddress, settings.QBittorrent.Tunnel))
        {
            yield return problem;
        }

        if (string.IsNullOrWhiteSpace(settings.QBittorrent.Category))
        {
            yield return new SettingsProblem(
                "qBittorrent.category",
                "It is empty, so nobody could tell our torrents from others. Give it a name such as 'audiobooks'."
            );
        }

        foreach (
            var problem in Witness("audible", settings.Audible.BaseAddress, settings.Audible.ToOptions().Validate())
                .Concat(Witness("audnexus", settings.Audnexus.BaseAddress, settings.Audnexus.ToOptions().Validate()))
                .Concat(Witness("hardcover", settings.Hardcover.BaseAddress, settings.Hardcover.ToOptions().Validate()))
                .Concat(Witness("iTunes", settings.ITunes.BaseAddress, settings.ITunes.ToOptions().Validate()))
                .Concat(Witness("googleBooks", settings.GoogleBooks.BaseAddress, settings.GoogleBooks.ToOptions().Validate()))
                .Concat(Witness("openLibrary", settings.OpenLibrary.BaseAddress, settings.OpenLibrary.ToOptions().Validate()))
        )
        {
            yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> Witness(string section, Uri address, IReadOnlyList<string> sentences) =>
        IsSafe(address)
            ? sentences.Select(sentence => new SettingsProblem(section, sentence))
            :
            [
                new SettingsProblem(
                    $"{section}.baseAddress",
                    "It is no https address (http is for this machine only). Write it in full, such as https://www.example.org/."
                ),
            ];

    // An address that is not set is missing and not wrong (MissingSettings).
    private static IEnumerable<SettingsProblem> Home(string section, Uri? address, TunnelSettings tunnel) =>
        address is null ? [] : tunnel.ToOptions(address).Validate(section).Select(sentence => new SettingsProblem(section, sentence[(section.Length + 2)..]));

    private static IEnumerable<SettingsProblem> Tracker(MyAnonamouseSettings tracker) =>
        tracker.BaseAddress.IsAbsoluteUri
            ? Judged(tracker).ToOptions().Validate().Select(sentence => new SettingsProblem("myAnonamouse", sentence))
            : [new SettingsProblem("myAnonamouse.baseAddress", "It is no whole address. Write it in full, such as https://www.myanonamouse.net/.")];

    // A proxy that is not named yet is missing and not wrong (MissingSettings).
    private static MyAnonamouseSettings Judged(MyAnonamouseSettings tracker) =>
        tracker.Egress is { Mode: EgressMode.Proxy, Proxy: null } ? tracker with { Egress = new EgressSettings() } : tracker;

    private static IEnumerable<SettingsProblem> Limits(MamCrawlerSettings settings)
    {
        foreach (var sentence in settings.Discovery.Validate())
        {
            yield return new SettingsProblem("discovery", sentence);
        }

        foreach (var sentence in settings.Metadata.Validate())
        {
            yield return new SettingsProblem("metadata.providers", sentence);
        }

        foreach (var sentence in settings.Shelving.Validate())
        {
            yield return new SettingsProblem("shelving", sentence);
        }

        var scan = settings.Scan;
        if (scan.Limit is < 1 or > 1000)
        {
            yield return new SettingsProblem("scan.limit", $"It is {scan.Limit}; give the number of grabs a scan may propose, 1 to 1000.");
        }

        if (scan.TrackerRequests < 1 || (scan.TrackerRequests > 100 && !IsLoopback(settings)))
        {
            yield return new SettingsProblem(
                "scan.trackerRequests",
                $"It is {scan.TrackerRequests}; give the number of requests a scan may make to the tracker, 1 to 100 (rules.md 3)."
            );
        }
    }

    private static IEnumerable<SettingsProblem> Grabs(MamCrawlerSettings settings) =>
        settings
            .Grabs.ToOptions()
            .Validate(LoopbackAddress.Holds(settings.MyAnonamouse.BaseAddress))
            .Select(sentence => new SettingsProblem("grabs", sentence));

    private static IEnumerable<SettingsProblem> Spending(MamCrawlerSettings settings) =>
        settings.Spending.ToOptions().Validate().Select(sentence => new SettingsProblem("spending", sentence));

    // Lower case everywhere, because a vault does not tell it from upper case.
    private static IEnumerable<SettingsProblem> Secrets(MamCrawlerSettings settings) =>
        NeededSecrets
            .Of(settings)
            .Where(secret => secret.Name.Length > 0 && !SecretName().IsMatch(secret.Name))
            .Select(secret => new SettingsProblem(
                JsonNamingPolicy.CamelCase.ConvertName(secret.Owner),
                $"'{secret.Name}' cannot be the name of a secret. Write 1 to 127 lower-case letters, digits and hyphens, such as access-client-id."
            ));

    [GeneratedRegex("^[a-z0-9-]{1,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    private static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && LoopbackAddress.Holds(address)));
}
