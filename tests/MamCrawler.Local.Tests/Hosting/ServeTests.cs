using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Scanning;
using MamCrawler.Hosting.Composition;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Tests.Hosting;

public sealed class ServeTests
{
    [Fact]
    public async Task Serve_OnLoopback_AnswersAndCleansUpWhenStopped()
    {
        using var line = Good();
        await using (var serving = await Serving.StartAsync(line))
        {
            using var http = new HttpClient();
            var health = await http.GetFromJsonAsync<JsonElement>(new Uri(serving.Host.Address, "api/health"), TestContext.Current.CancellationToken);
            Assert.Equal("ok", health.GetProperty("status").GetString());
            Assert.Equal(
                HttpStatusCode.OK,
                (await http.GetAsync(new Uri(serving.Host.Address, "api/downloads"), TestContext.Current.CancellationToken)).StatusCode
            );
            Assert.Equal((0, true), (await serving.StopAsync(), !File.Exists(line.Data.HostFile)));
        }

        Assert.Equal(1, line.Services.Resumed);
        Assert.Equal(1, line.Services.Purges);
        Assert.Equal(1, line.Services.Disposed);
        using var lane = Lane.Take(line.Data);
    }

    [Fact]
    public async Task Scan_HostRuns_IsDoneByItThroughItsApi()
    {
        using var line = Good();
        await using var serving = await Serving.StartAsync(line);
        line.Services.Play(new ScanProgress("FindGaps", 1, 9, "Looking for gaps"));
        var (code, output, error) = await line.RunAsync(["scan", "--limit", "5", "--mode", "auto"]);
        Assert.True(code == 0, error);
        Assert.Contains("A host is running", error, StringComparison.Ordinal);
        Assert.Contains("Looking for gaps", error, StringComparison.Ordinal);
        Assert.Contains("1605 books", output, StringComparison.Ordinal);
        Assert.Equal(new ScanRequest(ScanMode.Auto, 5), Assert.Single(line.Services.Wishes));
        Assert.Equal(1, line.Services.Resumed);
    }

    /// <summary>The host has the lane; it need not be stopped to be examined.</summary>
    [Theory]
    [InlineData(true, 0, "The session works.")]
    [InlineData(false, 1, "The tracker refused (403).")]
    public async Task Doctor_HostRuns_LetsItAskTheTracker(bool good, int expected, string sentence)
    {
        using var line = Good();
        line.Services.ServiceChecks.Add(ServiceCheck.Of("MyAnonamouse", true, _ => throw new InvalidOperationException("asked")));
        line.Services.Examined.Add(new DoctorFinding("MyAnonamouse", good, sentence));
        await using var serving = await Serving.StartAsync(line);
        var (code, output, _) = await line.RunAsync(["doctor"]);
        Assert.Equal(expected, code);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApproveAndReject_HostRuns_AreToldToIt()
    {
        using var line = Good();
        line.Services.Downloads["mam-1"] = Sample.Download("mam-1", DownloadState.Wanted);
        line.Services.Downloads["mam-2"] = Sample.Download("mam-2", DownloadState.Wanted);
        line.Services.Downloads["mam-3"] = Sample.Download("mam-3", DownloadState.Held);
        await using var serving = await Serving.StartAsync(line);
        Assert.Equal(0, (await line.RunAsync(["reject", "mam-2"])).ExitCode);
        var (code, _, error) = await line.RunAsync(["approve", "--all"]);
        Assert.Equal(0, code);
        Assert.Contains("The running host", error, StringComparison.Ordinal);
        Assert.Contains("There is no download", (await line.RunAsync(["approve", "mam-9"])).Error, StringComparison.Ordinal);
        Assert.Contains("is Held and not waiting", (await line.RunAsync(["approve", "mam-3"])).Error, StringComparison.Ordinal);
        await UntilAsync(() => line.Services.Downloads["mam-1"].State == DownloadState.Pushed);
        Assert.Equal(DownloadState.Rejected, line.Services.Downloads["mam-2"].State);
    }

    [Fact]
    public async Task Look_HostRuns_IsToldToIt()
    {
        using var line = Good();
        line.Services.Downloads["mam-1"] = Sample.Download("mam-1", DownloadState.Wanted);
        line.Services.Downloads["mam-3"] = Sample.Download("mam-3", DownloadState.Held);
        await using var serving = await Serving.StartAsync(line);
        var (code, output, _) = await line.RunAsync(["look", "mam-3"]);
        Assert.Equal(0, code);
        Assert.Contains("Look 1.", output, StringComparison.Ordinal);
        Assert.Contains("There is no download", (await line.RunAsync(["look", "mam-9"])).Error, StringComparison.Ordinal);
        Assert.Contains("Look", (await line.RunAsync(["look", "mam-1"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SecondOnTheSameFolder_IsRefused()
    {
        using var line = Good();
        await using var serving = await Serving.StartAsync(line);
        var (code, _, error) = await line.RunAsync(["serve", "--urls", "http://127.0.0.1:0"]);
        Assert.Equal(1, code);
        Assert.Contains("Another mamcrawler", error, StringComparison.Ordinal);
        Assert.True(File.Exists(line.Data.HostFile));
    }

    [Fact]
    public async Task Serve_PortTaken_SaysSo()
    {
        using var line = Good();
        using var other = Good();
        await using var serving = await Serving.StartAsync(line);
        var (code, _, error) = await other.RunAsync(["serve", "--urls", serving.Host.Address.GetLeftPart(UriPartial.Authority)]);
        Assert.Equal(1, code);
        Assert.Contains("cannot be listened on", error, StringComparison.Ordinal);
        using var lane = Lane.Take(other.Data);
    }

    [Fact]
    public async Task Serve_OutsideLoopbackWithoutKey_IsRefused()
    {
        using var line = Good();
        var (code, _, error) = await line.RunAsync(["serve", "--urls", "http://0.0.0.0:0"]);
        Assert.Equal(1, code);
        Assert.Contains("mamcrawler secret set api-key", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_OutsideLoopbackWithKey_DemandsItFromEverybody()
    {
        using var line = Good();
        line.Environment["MAMCRAWLER_SECRET_API_KEY"] = "door-key";
        await using var serving = await Serving.StartAsync(line, "http://0.0.0.0:0");
        using var http = new HttpClient();
        var downloads = new Uri(serving.Host.Address, "api/downloads");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(downloads, TestContext.Current.CancellationToken)).StatusCode);
        http.DefaultRequestHeaders.Add("x-api-key", "door-key");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(downloads, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(0, (await line.RunAsync(["scan"])).ExitCode);
    }

    [Fact]
    public async Task Scan_HostFileOfADeadHost_IsIgnored()
    {
        using var line = Good();
        line.Data.Create();
        new HostAddress(new Uri("http://127.0.0.1:1/"), "key", 1).Write(line.Data);
        var (code, _, error) = await line.RunAsync(["scan"]);
        Assert.Equal(0, code);
        Assert.DoesNotContain("A host is running", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_Schedules_StartScansAndSweeps()
    {
        using var line = Good(""", "serve": { "schedules": { "ScanGaps": "* * * * * *", "sweepqueue": "* * * * * *" } } """);
        await using var serving = await Serving.StartAsync(line);
        await UntilAsync(() => line.Services.Wishes.Count > 0 && line.Services.Sweeps > 0);
        Assert.Equal(new ScanRequest(ScanMode.Propose, 10), line.Services.Wishes[0]);
    }

    [Fact]
    public async Task Serve_NothingConfigured_StartsAndHealthNamesWhatIsMissing()
    {
        using var line = new TestCommandLine();
        line.Services.ResumeFailure = new AskPersonFaultException(FaultName.NotConfigured, "Audiobookshelf", "The address is not set.");
        await using var serving = await Serving.StartAsync(line);
        using var http = new HttpClient();
        var health = await http.GetFromJsonAsync<JsonElement>(new Uri(serving.Host.Address, "api/health"), TestContext.Current.CancellationToken);
        Assert.Equal("NotConfigured", health.GetProperty("status").GetString());
        Assert.Equal(
            ["audiobookshelf.baseAddress", "audiobookshelf-api-key", "mam-id", "qBittorrent.baseAddress", "qbittorrent-password"],
            health.GetProperty("missing").EnumerateArray().Select(part => part.GetProperty("name").GetString())
        );
        await UntilAsync(() => line.Services.Purges == 1);
        Assert.Equal(0, await serving.StopAsync());
    }

    [Fact]
    public async Task Serve_NotConfigured_PassesOverItsSchedulesWithOneLineEach()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        line.Folder.Write("""{ "serve": { "schedules": { "ScanGaps": "* * * * * *", "SweepQueue": "* * * * * *", "WatchDownloads": "" } } }""");
        await using var serving = await Serving.StartAsync(line);
        await UntilAsync(() => line.Error().Contains("JobSkipped job=ScanGaps", StringComparison.Ordinal));
        await UntilAsync(() => line.Error().Contains("JobSkipped job=SweepQueue", StringComparison.Ordinal));
        Assert.Equal(0, await serving.StopAsync());
        var error = line.Error();
        Assert.Contains("NotConfigured service=Audiobookshelf", error, StringComparison.Ordinal);
        Assert.Contains("JobSkipped job=ScanGaps why=\"Not configured: audiobookshelf.baseAddress", error, StringComparison.Ordinal);
        Assert.Contains("JobSkipped job=SweepQueue why=\"Not configured:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Bug", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_MalformedSetting_StopsWithASentenceThatNamesIt()
    {
        using var line = new TestCommandLine();
        line.Environment["MAMCRAWLER__Scan__Limit"] = "5000";
        var (code, _, error) = await line.RunAsync(["serve", "--urls", "http://127.0.0.1:0"]);
        Assert.Equal(1, code);
        Assert.Contains("scan.limit: It is 5000; give the number of grabs a scan may propose, 1 to 1000.", error, StringComparison.Ordinal);
    }

    private static TestCommandLine Good(string more = "")
    {
        var line = new TestCommandLine();
        line.Folder.WriteGoodSettings(more);
        return line;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 1000 && !condition(); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.True(condition());
    }
}
