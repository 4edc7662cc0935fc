using MamCrawler.Core.Downloads;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Demo;

/// <summary>The tables of the demo, for the terminal and the report alike.</summary>
internal static class DemoTables
{
    internal static ResultTable Series(DemoFindings findings)
    {
        var table = new ResultTable($"{findings.Result.Missing} volumes are missing in {findings.Series.Count} series", "Series", "Missing", "Volumes");
        foreach (var series in findings.Series)
        {
            table.Add(series.Name, series.Missing.ToString(), string.Join(", ", series.Volumes));
        }

        return table;
    }

    /// <summary>One row for the volumes of a series that one release fills.</summary>
    internal static ResultTable Answers(DemoFindings findings)
    {
        var table = new ResultTable("What was chosen, and why", "Volumes", "Release", "Judged", "Why");
        foreach (var gaps in findings.Result.GapsAnswered.GroupBy(gap => (gap.Series, gap.Answer, gap.Release, gap.Verdict)))
        {
            var volumes = $"{gaps.Key.Series} {string.Join(", ", gaps.Select(gap => Texts.Number(gap.Number)))}";
            table.Add(volumes, gaps.Key.Release ?? gaps.Key.Answer, gaps.Max(gap => gap.Candidates).ToString(), gaps.Key.Verdict);
        }

        return table;
    }

    internal static ResultTable Downloads(DemoFindings findings)
    {
        var states = findings.Downloads.GroupBy(download => download.State).Select(group => $"{group.Count()} {group.Key}");
        var title = $"Handed to {findings.TorrentClient}: {string.Join(", ", states)}";
        var stuck = findings.Downloads.Any(download => !IsOnItsWay(download));
        var table = new ResultTable(title, ["Download", "State", "Fills", "Size", .. stuck ? ["What is wrong"] : Array.Empty<string>()])
        {
            OneLineRows = !stuck,
        };
        foreach (var download in findings.Downloads.OrderBy(IsOnItsWay).ThenByDescending(Fills))
        {
            string[] cells = [download.Title, download.State.ToString(), Fills(download).ToString(), Texts.Size(download.SizeBytes)];
            table.Add(stuck ? [.. cells, IsOnItsWay(download) ? "" : download.Why] : cells);
        }

        return table;
    }

    internal static ResultTable Requests(DemoFindings findings)
    {
        var table = new ResultTable("Requests", "Service", "Requests");
        foreach (var (service, count) in findings.Requests.Where(service => service.Value > 0))
        {
            table.Add(service, count.ToString());
        }

        return table;
    }

    private static bool IsOnItsWay(Download download) =>
        download.State is DownloadState.Pushed or DownloadState.Downloading or DownloadState.Landed or DownloadState.Importing or DownloadState.Shelved;

    private static int Fills(Download download) => download.Volumes.Count(volume => volume.GapId.Length > 0);
}
