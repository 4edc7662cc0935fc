using MamCrawler.Core.Reports;
using MamCrawler.Core.Reports.Pages;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Tests.Reports;

/// <summary>Every run and every week as JSON, Markdown and a page with charts, all made from what is kept.</summary>
public sealed partial class ReportTests
{
    [Fact]
    public async Task Digest_Kept_IsThereInItsThreeForms()
    {
        await ReportAsync(queued: 9, missing: 99);
        await AccountAsync(1.5, 10);
        await MoveAsync("mam-1", "The <Land>", Core.Downloads.DownloadState.Landed, "Complete.");
        await RunAsync();

        var kept = (await new KeptReports(documents).FindDigestAsync(IReports.Newest, None))!;

        Assert.Equal("The <Land>", Assert.Single(kept.Arrived).Title);
        Assert.Contains("| The &lt;Land&gt; | Landed |", DigestMarkdown.Of(kept), StringComparison.Ordinal);
        var page = DigestPage.Of(kept);
        Assert.Contains("The &lt;Land&gt;", page, StringComparison.Ordinal);
        foreach (var chart in new[] { "Gaps by class", "Arrivals per week", "Ratio", "Slots" })
            Assert.Contains($">{chart}</title>", page, StringComparison.Ordinal);
        Assert.Contains("99 gaps after the scan of 2026-03-01.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Kept_IsThereInItsThreeForms()
    {
        await ReportAsync(queued: 9, missing: 99);
        var kept = (await new KeptReports(documents).FindRunAsync(IReports.Newest, None))!;
        Assert.Equal(9, kept.Queued);
        Assert.Contains("| Missing | 99 |", RunMarkdown.Of(kept), StringComparison.Ordinal);
        Assert.Contains("<svg role=\"img\"", RunPage.Of(kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_OfAnOlderVersion_IsShownWithoutWhatItLacks()
    {
        var old = new
        {
            From = clock.GetUtcNow().AddDays(-7),
            To = clock.GetUtcNow(),
            Runs = new { Count = 1, Faults = new Dictionary<string, int> { ["WitnessUnavailable"] = 2 } },
        };
        await documents.PutJsonAsync("digests/20260301.json.gz", old, None);
        var kept = (await new KeptReports(documents).FindDigestAsync("20260301", None))!;
        Assert.Contains("An older version wrote this digest", DigestPage.Of(kept), StringComparison.Ordinal);
        Assert.Contains("| WitnessUnavailable | 2 |", DigestMarkdown.Of(kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NewestScan_SaysWhyGapsAreNotFilled()
    {
        var summary = new ScanSummary
        {
            RunId = "20260301T070000000",
            Mode = ScanMode.Propose,
            StartedAt = clock.GetUtcNow().AddHours(-1),
            FinishedAt = clock.GetUtcNow().AddHours(-1),
            Skipped = new Dictionary<string, int> { ["no slot"] = 3 },
        };
        await documents.PutJsonAsync($"reports/{summary.RunId}.json.gz", summary, None);
        var digest = await RunAsync();
        Assert.Equal(new Dictionary<string, int> { ["no slot"] = 3 }, digest.NotFilled);
        Assert.Contains("| no slot | 3 | No slot for one more torrent", await TextAsync(), StringComparison.Ordinal);
    }
}
