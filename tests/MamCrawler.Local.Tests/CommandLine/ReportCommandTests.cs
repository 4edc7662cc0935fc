using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Local.CommandLine;

namespace MamCrawler.Local.Tests.CommandLine;

public sealed class ReportCommandTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly TestCommandLine line = new();

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task Report_Newest_IsMarkdownOrWhatIsAskedFor()
    {
        await KeepAsync();
        Assert.StartsWith("# Scan of 2026-03-01 08:00", (await line.RunAsync(["report"])).Output, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", (await line.RunAsync(["report", "20260301T080000000", "--format", "html"])).Output, StringComparison.Ordinal);
        Assert.Contains("\"runId\": \"20260301T080000000\"", (await line.RunAsync(["report", "--format", "json"])).Output, StringComparison.Ordinal);
        Assert.Equal("20260301T080000000", (await line.RunAsync(["report", "list"])).Output.Trim());
    }

    [Fact]
    public async Task Digest_ToAFile_TakesTheFormOfItsEnding()
    {
        await KeepAsync();
        var file = Path.Combine(line.Data.Path, "week.html");
        var (code, output, error) = await line.RunAsync(["digest", "20260301", "--output", file]);
        Assert.Equal((ExitCode.Good, ""), (code, output));
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await line.RunAsync(["digest", "--output", file, "--format", "json"]);
        Assert.StartsWith("{", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("20260301", (await line.RunAsync(["digest", "list"])).Output.Trim());
    }

    [Fact]
    public async Task Digest_Now_IsMadeAndNotKept()
    {
        var (code, output, _) = await line.RunAsync(["digest", "--now"]);
        Assert.Equal(ExitCode.Good, code);
        Assert.Contains("Nothing arrived.", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Wrong, (await line.RunAsync(["digest"])).ExitCode);
    }

    [Theory]
    [InlineData("report", "No scan has left a report yet.")]
    [InlineData("digest", "No digest was written yet.")]
    public async Task Report_NoneThere_SaysSo(string command, string sentence)
    {
        var (code, _, error) = await line.RunAsync([command]);
        Assert.Equal(ExitCode.Wrong, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Contains(sentence, (await line.RunAsync([command, "list"])).Error, StringComparison.Ordinal);
        Assert.Contains("list", (await line.RunAsync([command, "20200101"])).Error, StringComparison.Ordinal);
    }

    private async Task KeepAsync()
    {
        var documents = new FileDocumentStore(line.Data.StateFolder, TimeProvider.System);
        var run = new ScanSummary
        {
            RunId = "20260301T080000000",
            Mode = ScanMode.Propose,
            StartedAt = Day,
            FinishedAt = Day,
        };
        await documents.PutJsonAsync($"reports/{run.RunId}.json.gz", run, TestContext.Current.CancellationToken);
        var digest = new Digest
        {
            From = Day.AddDays(-7),
            To = Day,
            Runs = new DigestRuns(),
        };
        await new ReportStore(documents).PutAsync(digest, TestContext.Current.CancellationToken);
    }
}
