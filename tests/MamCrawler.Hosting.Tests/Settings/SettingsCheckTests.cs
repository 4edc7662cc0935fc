using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Tests.Settings;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("""{ "scan": { "limit": 1001 } }""", "scan.limit")]
    [InlineData("""{ "scan": { "trackerRequests": 101 } }""", "scan.trackerRequests")]
    [InlineData("""{ "scan": { "trackerRequests": 0 } }""", "scan.trackerRequests")]
    [InlineData("""{ "spending": { "reserve": 1249 } }""", "spending")]
    [InlineData("""{ "spending": { "wedgesPerDay": 11 } }""", "spending")]
    [InlineData("""{ "myAnonamouse": { "minimumGap": "00:00:02.9" } }""", "myAnonamouse")]
    [InlineData("""{ "myAnonamouse": { "jitter": "-00:00:01" } }""", "myAnonamouse")]
    [InlineData("""{ "myAnonamouse": { "baseAddress": "http://www.myanonamouse.net/" } }""", "myAnonamouse")]
    [InlineData("""{ "myAnonamouse": { "sessionAddress": "here" } }""", "myAnonamouse")]
    [InlineData("""{ "myAnonamouse": { "sessionAsn": -1 } }""", "myAnonamouse")]
    [InlineData("""{ "myAnonamouse": { "baseAddress": "tracker" } }""", "myAnonamouse.baseAddress")]
    [InlineData("""{ "audible": { "minimumInterval": "00:00:00.1" } }""", "audible")]
    [InlineData("""{ "audible": { "baseAddress": "http://api.audible.example/" } }""", "audible.baseAddress")]
    [InlineData("""{ "hardcover": { "minimumInterval": "00:00:00.9" } }""", "hardcover")]
    [InlineData("""{ "grabs": { "perHour": 6 } }""", "grabs")]
    [InlineData("""{ "grabs": { "perDay": 0 } }""", "grabs")]
    [InlineData("""{ "audiobookshelf": { "baseAddress": "http://books.example/" } }""", "audiobookshelf")]
    [InlineData("""{ "qBittorrent": { "category": " " } }""", "qBittorrent.category")]
    public void Find_LooserThanTheRulesOrWrong_NamesThePlace(string text, string where) =>
        Assert.Contains(where, SettingsCheck.Find(SettingsText.Read(text)).Select(problem => problem.Where));

    [Theory]
    [InlineData("Door-Key")]
    [InlineData("door_key")]
    public void Find_SecretThatNoVaultCanName_IsMalformed(string secret)
    {
        var tunnel = new TunnelSettings { HeaderSecrets = new Dictionary<string, string> { ["X-Door"] = secret } };
        var settings = SettingsText.Loopback with { QBittorrent = SettingsText.Loopback.QBittorrent with { Tunnel = tunnel } };
        var problem = Assert.Single(SettingsCheck.Find(settings));
        Assert.Equal("qBittorrent", problem.Where);
        Assert.Contains($"'{secret}' cannot be the name of a secret", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_PaceOnLoopback_MayBeFaster()
    {
        var settings = SettingsText.Loopback with { Scan = new ScanSettings { TrackerRequests = 500 } };
        Assert.Empty(SettingsCheck.Find(settings with { MyAnonamouse = settings.MyAnonamouse with { MinimumGap = TimeSpan.Zero } }));
    }

    [Theory]
    [InlineData("41,Fantasy", "'Fantasy' in the categories is no number")]
    [InlineData("41,7", "has 7, which is none of the tracker's 35 audiobook categories")]
    public void Find_DiscoveryCategoryThatIsNone_SaysWhich(string categories, string sentence)
    {
        var settings = new MamCrawlerSettings { Discovery = new DiscoverySettings { Categories = categories } };
        Assert.Contains(SettingsCheck.Find(settings), problem => problem.ToString().Contains(sentence, StringComparison.Ordinal));
    }
}
