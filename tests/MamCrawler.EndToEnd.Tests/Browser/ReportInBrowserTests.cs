using System.Diagnostics;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Reports.Pages;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests.Browser;

/// <summary>A page in a real browser: its policy lets its own style through and nothing else, and a hostile title is text.</summary>
public sealed class ReportInBrowserTests : IDisposable
{
    private const string Hostile = "\"><img src=x onerror=document.title='taken'><script>document.title='taken'</script>";
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mamcrawler-browser-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Digest_HostileTitle_IsTextAndThePolicyRefusesNothingOfOurs()
    {
        var (tree, log) = await OpenAsync(DigestPage.Of(Digest()));
        Assert.Contains("<title>Week to 1 March 2026</title>", tree, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;document.title='taken'&lt;/script&gt;", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", tree, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<svg role=\"img\"", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("Content Security Policy", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_StyleThatIsNotOurs_IsRefused()
    {
        var (_, log) = await OpenAsync(DigestPage.Of(Digest()).Replace("</head>", "<style>body{display:none}</style></head>", StringComparison.Ordinal));
        Assert.Contains("Content Security Policy", log, StringComparison.Ordinal);
    }

    private static Digest Digest() =>
        new()
        {
            From = Day.AddDays(-7),
            To = Day,
            Runs = new DigestRuns(),
            Stuck = [new DigestDownload("mam-1", Hostile, DownloadState.Held, Day, Hostile)],
            Gaps = [new DigestGaps(Day, new Dictionary<string, int> { ["Missing"] = 4 })],
        };

    private async Task<(string Tree, string Log)> OpenAsync(string page)
    {
        if ((InstalledProgram.Find("chromium") ?? InstalledProgram.Find("google-chrome")) is not { } browser)
        {
            Assert.Skip("No chromium is installed.");
            return ("", "");
        }

        var token = TestContext.Current.CancellationToken;
        var file = Path.Combine(folder.FullName, "page.html");
        await File.WriteAllTextAsync(file, page, token);
        string[] arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            $"--user-data-dir={Path.Combine(folder.FullName, "profile")}",
            "--enable-logging=stderr",
            "--dump-dom",
            new Uri(file).AbsoluteUri,
        ];
        using var process = Process.Start(new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            var tree = process.StandardOutput.ReadToEndAsync(patience.Token);
            var log = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (await tree, log);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
