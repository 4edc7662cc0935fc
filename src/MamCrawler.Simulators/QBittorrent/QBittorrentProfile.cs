namespace MamCrawler.Simulators.QBittorrent;

/// <summary>The versions of qBittorrent that are played, and where they differ.</summary>
public sealed record QBittorrentProfile
{
    private QBittorrentProfile(string version, string apiVersion) => (Version, ApiVersion) = (version, apiVersion);

    public static QBittorrentProfile V452 { get; } = new("4.5.2", "2.8.19");

    public static QBittorrentProfile V510 { get; } = new("5.1.0", "2.11.4") { SaysStopped = true, HasLateFields = true };

    public static QBittorrentProfile V530 { get; } =
        new("5.3.0", "2.16.2")
        {
            SaysStopped = true,
            HasLateFields = true,
            HasLatestFields = true,
            AnswersByStatus = true,
            HasApiKey = true,
            TrustsForwardedHost = false,
        };

    public static IReadOnlyList<QBittorrentProfile> All { get; } = [V452, V510, V530];

    /// <summary>The application's version, without the v.</summary>
    public string Version { get; }

    /// <summary>What webapiVersion answers.</summary>
    public string ApiVersion { get; }

    /// <summary>5.0 renamed pause, resume and the paused states.</summary>
    internal bool SaysStopped { get; private init; }

    /// <summary>5.2 answers logins, duplicates and commands by status code and adds in JSON, and renamed the cookie.</summary>
    internal bool AnswersByStatus { get; private init; }

    internal bool HasApiKey { get; private init; }

    /// <summary>Before 5.2 X-Forwarded-Host was believed without a setting.</summary>
    internal bool TrustsForwardedHost { get; private init; } = true;

    internal bool HasLateFields { get; private init; }

    internal bool HasLatestFields { get; private init; }

    /// <inheritdoc />
    public override string ToString() => Version;
}
