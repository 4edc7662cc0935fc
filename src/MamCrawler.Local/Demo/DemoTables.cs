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

    internal static ResultTable Answers(DemoFindings findings)
    {
        var table = new ResultTable("What was chosen, and why", "Gap", "Answer", "Release", "Judged", "Why");
        foreach (var gap in findings.Result.GapsAnswered)
        {
            table.Add($"{gap.Series} {Texts.Number(gap.Number)}", gap.Answer, gap.Release ?? "", gap.Candidates.ToString(), gap.Verdict);
        }

        return table;
    }

    internal static ResultTable Downloads(DemoFindings findings)
    {
        var states = findings.Downloads.GroupBy(download => download.State).Select(group => $"{group.Count()} {group.Key}");
        var table = new ResultTable($"Handed to {findings.TorrentClient}: {string.Join(", ", states)}", "Download", "State", "Fills", "Size", "Why");
        foreach (var download in findings.Downloads.OrderBy(download => download.State is DownloadState.Pushed).ThenByDescending(Fills))
        {
            table.Add(download.Title, download.State.ToString(), Fills(download).ToString(), Texts.Size(download.SizeBytes), download.Why);
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

    private static int Fills(Download download) => download.Volumes.Count(volume => volume.GapId.Length > 0);
}
