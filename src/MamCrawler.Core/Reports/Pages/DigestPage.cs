using System.Globalization;
using MamCrawler.Core.Account;

namespace MamCrawler.Core.Reports.Pages;

/// <summary>A digest as a page that stands by itself.</summary>
public static class DigestPage
{
    private const int MostRows = 200;
    private static readonly RatioGuardOptions Floors = new();

    /// <summary>The digest as HTML.</summary>
    public static string Of(Digest digest) =>
        ReportPage.Of(
            $"Week to {PageWords.LongDay(digest.To)}",
            $"What MamCrawler did, what arrived, and what waits for you, from {PageWords.Minute(digest.From)} to {PageWords.Minute(digest.To)}.",
            html => Write(html, digest)
        );

    private static void Write(HtmlWriter html, Digest digest)
    {
        Tiles(html, digest);
        Stuck(html, digest);
        DigestCharts.Write(html, digest);
        Downloads(html, "Arrived", digest.Arrived, "Arrived on", "Nothing arrived.");
        SeedingSection.Write(html, digest);
        if (digest.GivenUp.Count > 0)
            Downloads(html, "Given up", digest.GivenUp, "On", "");
        ReasonSection.Write(
            html,
            digest.NotFilled,
            digest.Gaps.Count == 0 ? new Dictionary<string, int>() : digest.Gaps[^1].ByClass,
            "The newest scan left no gap unfilled that it looked for, or there was none."
        );
        Scans(html, digest.Runs);
    }

    private static void Tiles(HtmlWriter html, Digest digest)
    {
        var account = digest.Account.Count == 0 ? null : digest.Account[^1];
        PageTiles.Write(
            html,
            ("arrived", PageWords.Number(digest.Arrived.Count), ""),
            ("wait for your word", PageWords.Number(digest.Proposals), ""),
            ("are stuck", PageWords.Number(digest.Stuck.Count), digest.Stuck.Count > 0 ? "bad" : ""),
            ("ratio", PageWords.Ratio(account?.Ratio), MoodOf(account?.Ratio)),
            ("free slots", PageWords.Known(account?.Free), account?.Free == 0 ? "warn" : ""),
            ("bonus points", PageWords.Known(account?.BonusPoints), "")
        );
    }

    private static string MoodOf(double? ratio) =>
        ratio <= Floors.FreezeAt ? "bad"
        : ratio <= Floors.WarnAt ? "warn"
        : "";

    private static void Stuck(HtmlWriter html, Digest digest)
    {
        if (digest.Stuck.Count > 0)
            Downloads(html, "Stuck", digest.Stuck, "Since", "");
    }

    private static void Downloads(HtmlWriter html, string title, IReadOnlyList<DigestDownload> downloads, string time, string none)
    {
        html.Add($"<h2>{title}</h2>\n");
        if (downloads.Count == 0)
        {
            html.Add($"<p class=\"soft\">{none}</p>\n");
            return;
        }

        PageTable.Write(
            html,
            ["Title", "State", time, "Why"],
            downloads.Take(MostRows).Select(download => new[] { download.Title, download.State.ToString(), PageWords.Day(download.At), download.Why })
        );
        More(html, downloads.Count);
    }

    /// <summary>Says that a table was cut.</summary>
    internal static void More(HtmlWriter html, int count)
    {
        if (count > MostRows)
            html.Add($"<p class=\"soft\">{PageWords.Number(count - MostRows)} more are in the JSON document.</p>\n");
    }

    private static void Scans(HtmlWriter html, DigestRuns runs)
    {
        html.Add($"<h2>Scans</h2>\n");
        var cancelled = runs.Cancelled == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {runs.Cancelled} of them cancelled");
        html.Add(
            $"<p>{PageWords.Count(runs.Count, "scan")}{cancelled}: {PageWords.Count(runs.Searched, "gap")} looked for, {PageWords.Number(runs.Found)} found, {PageWords.Count(runs.Queued, "download")} proposed or queued.</p>\n"
        );
        RequestSection.Write(html, runs.Requests);
        if (runs.FaultsInWords.Count == 0)
            return;
        html.Add($"<h2>Faults</h2>\n");
        PageTable.Write(
            html,
            ["Fault", "Service", "#Times", "What it said last"],
            runs.FaultsInWords.Select(fault => new[] { fault.Name, fault.Service, PageWords.Number(fault.Count), fault.Sentence })
        );
    }
}
