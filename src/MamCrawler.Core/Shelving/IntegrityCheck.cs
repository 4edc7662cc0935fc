using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Layout;
using MamCrawler.Core.Downloads.Watching;

namespace MamCrawler.Core.Shelving;

/// <summary>Whether what lies in the client is what the torrent promised, every volume of it in a folder of its own (rules.md 6 and 7).</summary>
/// <param name="Problem">What is wrong and what to do, as a sentence; null when nothing is.</param>
/// <param name="Places">Where each volume lies; empty with a problem.</param>
public sealed record IntegrityCheck(string? Problem, IReadOnlyList<VolumePlace> Places)
{
    /// <summary>Checks the files of a torrent that the client says is complete.</summary>
    public static IntegrityCheck Of(Download download, IReadOnlyList<TorrentEntry> files)
    {
        if (LandingCheck.FindProblem(download, files) is { } problem)
            return new IntegrityCheck(problem, []);
        return VolumePlaces.Find(files, download) is { Count: > 0 } places
            ? new IntegrityCheck(null, places)
            : new IntegrityCheck(
                "It is complete, but its volumes do not lie in folders of their own, so that the library would take several books for one. "
                    + "Nothing is renamed any more: put them apart in the client, or reject the download.",
                []
            );
    }
}
