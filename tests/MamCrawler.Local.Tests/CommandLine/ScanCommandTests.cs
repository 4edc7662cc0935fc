using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.Hosting;

namespace MamCrawler.Local.Tests.CommandLine;

public sealed class ScanCommandTests
{
    [Fact]
    public async Task Scan_Good_ResumesThenShowsProgressAndNumbers()
    {
        using var line = Good();
        line.Services.Play(
            new ScanProgress("FindGaps", 0, 9, "Looking for gaps"),
            new ScanProgress("FindGaps", 5, 9, "Looking for gaps"),
            new ScanProgress("SearchReleases", 0, 0, "Searching")
        );
        var (code, output, error) = await line.RunAsync(["scan"]);
        Assert.Equal(0, code);
        Assert.Equal(1, line.Services.Resumed);
        Assert.Equal(1, line.Services.Disposed);
        Assert.Equal(new ScanRequest(ScanMode.Propose, 10), Assert.Single(line.Services.Wishes));
        Assert.Equal(["Looking for gaps", "Searching"], error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("1605 books", output, StringComparison.Ordinal);
        Assert.Contains("2 downloads proposed", output, StringComparison.Ordinal);
        Assert.Equal(0, line.Services.Pushes);
    }

    [Fact]
    public async Task Scan_Terminal_DrawsABarForEachStage()
    {
        using var line = Good();
        line.Terminal = true;
        line.Services.Play(new ScanProgress("FindGaps", 0, 9, "Looking for gaps"), new ScanProgress("SearchReleases", 0, 0, "Searching"));
        var (code, _, error) = await line.RunAsync(["scan"]);
        Assert.Equal(0, code);
        Assert.Contains("Searching", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_Json_IsOneDocument()
    {
        using var line = Good();
        var (_, output, error) = await line.RunAsync(["scan", "--json", "--limit", "81"]);
        Assert.Empty(error);
        Assert.Equal(1605, JsonDocument.Parse(output).RootElement.GetProperty("books").GetInt32());
        Assert.Equal(81, line.Services.Wishes[0].Limit);
    }

    [Fact]
    public async Task Scan_AutoOnLoopback_PushesWhatWasQueued()
    {
        using var line = Good();
        Assert.Equal(0, (await line.RunAsync(["scan", "--mode", "auto"])).ExitCode);
        Assert.Equal(ScanMode.Auto, line.Services.Wishes[0].Mode);
        Assert.Equal(1, line.Services.Pushes);
    }

    [Theory]
    [InlineData("MAMCRAWLER__MyAnonamouse__BaseAddress", "https://www.myanonamouse.net/")]
    [InlineData("MAMCRAWLER__QBittorrent__BaseAddress", "https://home.example/")]
    public async Task Scan_AutoOutsideLoopback_PushesWhatWasQueued(string variable, string value)
    {
        using var line = Good();
        line.Environment[variable] = value;
        Assert.Equal(0, (await line.RunAsync(["scan", "--mode", "auto"])).ExitCode);
        Assert.Equal(ScanMode.Auto, Assert.Single(line.Services.Wishes).Mode);
        Assert.Equal(1, line.Services.Pushes);
    }

    [Fact]
    public async Task Scan_BadSettings_NamesEachAndStartsNothing()
    {
        using var line = new TestCommandLine();
        line.Folder.Write("""{ "scan": { "limit": 0 } }""");
        var (code, _, error) = await line.RunAsync(["scan"]);
        Assert.Equal(1, code);
        Assert.Contains("The setting audiobookshelf.baseAddress is not set", error, StringComparison.Ordinal);
        Assert.Contains("scan.limit: It is 0", error, StringComparison.Ordinal);
        Assert.Empty(line.Services.Wishes);
    }

    [Fact]
    public async Task Scan_LaneTaken_SaysWhoIsAtWork()
    {
        using var line = Good();
        using var lane = Lane.Take(line.Data);
        var (code, _, error) = await line.RunAsync(["scan"]);
        Assert.Equal(1, code);
        Assert.Contains("Another mamcrawler is at work", error, StringComparison.Ordinal);
        Assert.Empty(line.Services.Wishes);
    }

    [Fact]
    public async Task Scan_OneIsRunning_IsShown()
    {
        using var line = Good();
        line.Services.IsRunning = true;
        var (code, _, error) = await line.RunAsync(["scan"]);
        Assert.Equal(0, code);
        Assert.Contains("not finished (run-1)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_WithFaults_Is1AndSaysEach()
    {
        using var line = Good();
        line.Services.Summary = line.Services.Summary! with
        {
            Faults = [new Fault(FaultName.SessionExpired, "MyAnonamouse", "The session is dead; make a new one.", FaultResponse.AskPerson)],
        };
        var (code, _, error) = await line.RunAsync(["scan"]);
        Assert.Equal(1, code);
        Assert.Contains("MyAnonamouse: The session is dead; make a new one.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_Failed_Is1AndSaysWhy()
    {
        using var line = Good();
        line.Services.Summary = null;
        var (code, _, error) = await line.RunAsync(["scan"]);
        Assert.Equal(1, code);
        Assert.Contains("it broke", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_Interrupted_StopsCleanly()
    {
        using var line = Good();
        line.Services.Play([.. Enumerable.Range(0, 1000).Select(step => new ScanProgress("FindGaps", step, 1000, "Looking for gaps"))]);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        var (code, _, error) = await line.RunAsync(["scan"], cancellationToken: stop.Token);
        Assert.Equal(1, code);
        Assert.Contains("Stopped.", error, StringComparison.Ordinal);
        Assert.Equal(1, line.Services.Disposed);
        using var lane = Lane.Take(line.Data);
    }

    private static TestCommandLine Good()
    {
        var line = new TestCommandLine();
        line.Folder.WriteGoodSettings();
        return line;
    }
}
