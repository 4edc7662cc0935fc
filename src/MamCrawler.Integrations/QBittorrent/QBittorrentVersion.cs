using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>The version of qBittorrent's Web API; what differs between 4.5 and 5.3 is switched by this, not by the application's version.</summary>
internal sealed record QBittorrentVersion(Version Api)
{
    private static readonly Version StartAndStop = new(2, 11);

    /// <summary>5.0 renamed resume to start.</summary>
    internal string StartPath => Api >= StartAndStop ? "api/v2/torrents/start" : "api/v2/torrents/resume";

    /// <summary>5.0 renamed pause to stop.</summary>
    internal string StopPath => Api >= StartAndStop ? "api/v2/torrents/stop" : "api/v2/torrents/pause";

    /// <summary>Reads the text of webapiVersion; null when it is none.</summary>
    internal static QBittorrentVersion? Read(string text) =>
        text.Length <= 20 && Version.TryParse(text.Trim(), out var version) && version.Major == 2 ? new QBittorrentVersion(version) : null;

    /// <summary>The fault for an answer that is no version.</summary>
    internal static AskPersonFaultException Unreadable() =>
        new(
            FaultName.ShapeChanged,
            QBittorrentFaults.Service,
            "What answers as qBittorrent states no API version that is known here (2.x); nothing is sent to it. Check that the address is qBittorrent's and that its version is supported."
        );
}
