using MamCrawler.Core.Faults;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void Read_NoFile_IsTheDefaults()
    {
        using var folder = new TestFolder();
        var settings = Read(folder);
        Assert.Equal(ScanMode.Propose, settings.Mode);
        Assert.Equal(10, settings.Scan.Limit);
        Assert.Equal(100, settings.Scan.TrackerRequests);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.MyAnonamouse.MinimumGap);
        Assert.Equal("0 0 1 * * *", settings.Serve.TextOf(Schedules.ScanGaps));
    }

    [Fact]
    public void WriteThenRead_AnySettings_IsTheSame()
    {
        using var folder = new TestFolder();
        var tunnel = new TunnelSettings { HeaderSecrets = new Dictionary<string, string> { ["CF-Access-Client-Id"] = "cf-id" } };
        var settings = new LocalSettings
        {
            Mode = ScanMode.Auto,
            QBittorrent = new QBittorrentSettings { BaseAddress = new Uri("https://home.example/qb/"), Tunnel = tunnel },
            MyAnonamouse = new MyAnonamouseSettings { SessionAsn = 3320, MinimumGap = TimeSpan.FromSeconds(7) },
        };
        var file = new SettingsFile(folder.Data, new Dictionary<string, string>());
        file.Write(settings);
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(settings), System.Text.Json.JsonSerializer.Serialize(file.ReadStored()));
    }

    [Theory]
    [InlineData("{ nonsense", "is not valid JSON")]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("""{ "scan": { "limits": 5 } }""", "scan.limits")]
    [InlineData("""{ "scan": { "limit": "five" } }""", "scan.limit")]
    [InlineData("""{ "mode": "Later" }""", "mode")]
    [InlineData("""{ "scan": 5 }""", "scan")]
    [InlineData("""{ "scan": null }""", "scan")]
    [InlineData("""{ "serve": { "urls": null } }""", "serve.urls")]
    public void Read_BadFile_SaysWhereAndWhatToDo(string text, string sentence)
    {
        using var folder = new TestFolder();
        folder.Write(text);
        var fault = Assert.ThrowsAny<FaultException>(() => Read(folder)).Fault;
        Assert.Equal(FaultName.NotConfigured, fault.Name);
        Assert.Contains(sentence, fault.Sentence, StringComparison.Ordinal);
        Assert.Contains("mamcrawler init", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TimesAsTheVersionBeforeWroteThem_AreKept()
    {
        using var folder = new TestFolder();
        folder.Write("""{ "serve": { "scanSchedule": "", "sweepSchedule": "0 */10 * * * *" } }""");
        var serve = Read(folder).Serve;
        Assert.Equal(
            ("", "0 */10 * * * *", "0 30 0 * * *"),
            (serve.TextOf(Schedules.ScanGaps), serve.TextOf(Schedules.SweepQueue), serve.TextOf(Schedules.BackUp))
        );
        folder.Write("""{ "serve": { "scanSchedule": "", "schedules": { "scanGaps": "0 0 2 * * *" } } }""");
        Assert.Equal("0 0 2 * * *", Read(folder).Serve.TextOf(Schedules.ScanGaps));
    }

    [Fact]
    public void Find_TimesThatAreNone_AreNamed()
    {
        var serve = new ServeSettings
        {
            ScanSchedule = "at night",
            Schedules = new Dictionary<string, string> { ["BackUp"] = "0 0", ["WaterPlants"] = "0 0 1 * * *" },
        };
        var problems = LocalSettingsCheck.Find(new LocalSettings { Serve = serve }).Select(problem => problem.Where).ToList();
        Assert.Contains("serve.scanSchedule", problems);
        Assert.Contains("serve.schedules.BackUp", problems);
        Assert.Contains("serve.schedules", problems);
        Assert.DoesNotContain("serve.sweepSchedule", problems);
    }

    [Fact]
    public void Read_CommentsTrailingCommasAndOtherCase_AreAccepted()
    {
        using var folder = new TestFolder();
        folder.Write("""{ /* mine */ "SCAN": { "Limit": 5, }, }""");
        Assert.Equal(5, Read(folder).Scan.Limit);
    }

    [Fact]
    public void Read_Environment_OutranksTheFileAndIsNeverWritten()
    {
        using var folder = new TestFolder();
        folder.Write("""{ "scan": { "limit": 5 } }""");
        var file = new SettingsFile(
            folder.Data,
            new Dictionary<string, string>
            {
                ["MAMCRAWLER__Scan__Limit"] = "7",
                ["MAMCRAWLER__HARDCOVER__ENABLED"] = "true",
                ["MAMCRAWLER__Mode"] = "Auto",
                ["MAMCRAWLER__MyAnonamouse__MinimumGap"] = "00:00:09",
                ["MAMCRAWLER__MyAnonamouse__SessionAsn"] = "64500",
                ["MAMCRAWLER__Audiobookshelf__BaseAddress"] = "http://127.0.0.1:5/",
                ["MAMCRAWLER__Audiobookshelf__Tunnel__HeaderSecrets__X-Door"] = "door-key",
                ["MAMCRAWLER_DATA"] = "elsewhere",
            }
        );
        var settings = file.Read();
        Assert.Equal(7, settings.Scan.Limit);
        Assert.True(settings.Hardcover.Enabled);
        Assert.Equal(ScanMode.Auto, settings.Mode);
        Assert.Equal(TimeSpan.FromSeconds(9), settings.MyAnonamouse.MinimumGap);
        Assert.Equal(64500, settings.MyAnonamouse.SessionAsn);
        Assert.Equal("http://127.0.0.1:5/", settings.Audiobookshelf.BaseAddress!.ToString());
        Assert.Equal("door-key", settings.Audiobookshelf.Tunnel.HeaderSecrets["X-Door"]);
        Assert.Equal(5, file.ReadStored().Scan.Limit);
    }

    [Theory]
    [InlineData("MAMCRAWLER__Scan__Limits", "5", "names no setting")]
    [InlineData("MAMCRAWLER__Scan__Limit__More", "5", "names no setting")]
    [InlineData("MAMCRAWLER__", "5", "names no setting")]
    [InlineData("MAMCRAWLER__Scan", "5", "cannot be read")]
    [InlineData("MAMCRAWLER__Scan__Limit", "five", "cannot be read")]
    [InlineData("MAMCRAWLER__Hardcover__Enabled", "perhaps", "cannot be read")]
    [InlineData("MAMCRAWLER__Mode", "Later", "mode")]
    public void Read_BadEnvironment_NamesTheVariableOrTheSetting(string variable, string value, string sentence)
    {
        using var folder = new TestFolder();
        var file = new SettingsFile(folder.Data, new Dictionary<string, string> { [variable] = value });
        Assert.Contains(sentence, Assert.ThrowsAny<FaultException>(file.Read).Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_GoodSettings_IsEmpty()
    {
        using var folder = new TestFolder();
        folder.WriteGoodSettings();
        Assert.Empty(LocalSettingsCheck.Find(Read(folder)));
    }

    [Theory]
    [InlineData("""{ "serve": { "schedules": { "ScanGaps": "daily" } } }""", "serve.schedules.ScanGaps")]
    [InlineData("""{ "serve": { "schedules": { "Scan": "0 0 1 * * *" } } }""", "serve.schedules")]
    [InlineData("""{ "serve": { "urls": "here" } }""", "serve.urls")]
    public void Find_WrongListening_NamesThePlace(string text, string where)
    {
        using var folder = new TestFolder();
        folder.Write(text);
        Assert.Contains(where, LocalSettingsCheck.Find(Read(folder)).Select(problem => problem.Where));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5089", true)]
    [InlineData("http://localhost:1;http://[::1]:2", true)]
    [InlineData("http://127.0.0.1:1;http://*:2", false)]
    [InlineData("http://0.0.0.0:1", false)]
    [InlineData("http://127.0.0.1.example.org:1", false)]
    public void AreLoopback_Urls_OnlyWhenAllAre(string urls, bool loopback)
    {
        Assert.Null(ListenUrls.Problem(urls));
        Assert.Equal(loopback, ListenUrls.AreLoopback(urls));
    }

    [Theory]
    [InlineData("asked", "environment", "asked")]
    [InlineData(null, "environment", "environment")]
    public void Find_DataFolder_AskedThenEnvironment(string? asked, string? variable, string expected) =>
        Assert.Equal(Path.GetFullPath(expected), DataFolder.Find(asked, _ => variable).Path);

    [Fact]
    public void Find_DataFolderNotNamed_IsThePersonsOwn() => Assert.Equal("mamcrawler", Path.GetFileName(DataFolder.Find(null, _ => " ").Path));

    private static LocalSettings Read(TestFolder folder) => new SettingsFile(folder.Data, new Dictionary<string, string>()).Read();
}
