using MamCrawler.Core.Faults;
using MamCrawler.Core.Scanning;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Tests.Settings;

public sealed class EnvironmentSettingsTests
{
    [Fact]
    public void Read_NothingSet_IsTheDefaults()
    {
        var settings = Read([]);
        Assert.Equal(ScanMode.Propose, settings.Mode);
        Assert.Null(settings.Audiobookshelf.BaseAddress);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.MyAnonamouse.MinimumGap);
    }

    [Fact]
    public void Read_Variables_AreLaidOverTheDefaults()
    {
        var settings = Read(
            new Dictionary<string, string>
            {
                ["MAMCRAWLER__QBittorrent__BaseAddress"] = "https://qb.example.org/",
                ["MAMCRAWLER__QBittorrent__Tunnel__HeaderSecrets__CF-Access-Client-Id"] = "cf-id",
                ["MAMCRAWLER__SCAN__LIMIT"] = "7",
                ["WEBSITE_SITE_NAME"] = "of the platform",
            }
        );
        Assert.Equal("https://qb.example.org/", settings.QBittorrent.BaseAddress!.ToString());
        Assert.Equal("cf-id", settings.QBittorrent.Tunnel.HeaderSecrets["CF-Access-Client-Id"]);
        Assert.Equal(7, settings.Scan.Limit);
    }

    /// <summary>An app setting's name may hold letters, digits, periods and underscores only; CF-Access-Client-Id has hyphens.</summary>
    [Fact]
    public void Read_HeadersInOneVariable_AreAllOfThem()
    {
        const string Variable = "MAMCRAWLER__QBittorrent__Tunnel__HeaderSecrets";
        var settings = Read(
            new Dictionary<string, string>
            {
                [Variable] = "CF-Access-Client-Id=qb-access-id; CF-Access-Client-Secret=qb-access-secret;",
                [Variable + "__X-Door"] = "door-key",
                ["MAMCRAWLER__Audiobookshelf__Tunnel__HeaderSecrets"] = "",
            }
        );
        Assert.Equal(
            [("CF-Access-Client-Id", "qb-access-id"), ("CF-Access-Client-Secret", "qb-access-secret"), ("X-Door", "door-key")],
            settings.QBittorrent.Tunnel.HeaderSecrets.Select(header => (header.Key, header.Value)).Order()
        );
        Assert.Empty(settings.Audiobookshelf.Tunnel.HeaderSecrets);
    }

    [Theory]
    [InlineData("MAMCRAWLER__QBittorrent__Tunnel__HeaderSecrets", "CF-Access-Client-Id", "Name=secret;Name=secret")]
    [InlineData("MAMCRAWLER__QBittorrent__Tunnel__HeaderSecrets", "CF-Access-Client-Id=", "HeaderSecrets")]
    [InlineData("MAMCRAWLER__Scan__Limits", "5", "MAMCRAWLER__Scan__Limits")]
    [InlineData("MAMCRAWLER__Scan__Limit", "five", "MAMCRAWLER__Scan__Limit")]
    [InlineData("MAMCRAWLER__Mode", "Later", "mode")]
    [InlineData("MAMCRAWLER__Serve__Urls", "http://127.0.0.1:1", "MAMCRAWLER__Serve__Urls")]
    public void Read_BadVariable_NamesIt(string variable, string value, string named)
    {
        var fault = Assert.ThrowsAny<FaultException>(() => Read(new Dictionary<string, string> { [variable] = value })).Fault;
        Assert.Equal(FaultName.NotConfigured, fault.Name);
        Assert.Contains(named, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MalformedSettings_StopsWithEachNamed()
    {
        var fault = Assert
            .ThrowsAny<FaultException>(() =>
                EnvironmentSettings.Read(
                    new Dictionary<string, string> { ["MAMCRAWLER__Scan__Limit"] = "5000", ["MAMCRAWLER__MyAnonamouse__MinimumGap"] = "00:00:01" }
                )
            )
            .Fault;
        Assert.Equal(FaultName.NotConfigured, fault.Name);
        Assert.Contains("scan.limit: It is 5000; give", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains("myAnonamouse:", fault.Sentence, StringComparison.Ordinal);
    }

    private static MamCrawlerSettings Read(Dictionary<string, string> environment) => EnvironmentSettings.Read(environment);
}
