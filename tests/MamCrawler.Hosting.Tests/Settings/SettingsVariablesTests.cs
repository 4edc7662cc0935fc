using MamCrawler.Core.Scanning;
using MamCrawler.Hosting.Settings;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Hosting.Tests.Settings;

public sealed class SettingsVariablesTests
{
    [Fact]
    public void Of_Defaults_IsNothing() => Assert.Empty(SettingsVariables.Of(new MamCrawlerSettings()));

    [Fact]
    public void Of_AnySettings_AreReadBackTheSame()
    {
        var settings = new MamCrawlerSettings
        {
            Audiobookshelf = new AudiobookshelfSettings
            {
                BaseAddress = new Uri("https://home.example.org:8443/books/"),
                Tunnel = new TunnelSettings
                {
                    HeaderSecrets = new Dictionary<string, string> { ["X-One"] = "one", ["X-Two"] = "two" },
                },
            },
            MyAnonamouse = new MyAnonamouseSettings
            {
                SessionAsn = 8075,
                MinimumGap = TimeSpan.FromSeconds(4.5),
                Egress = new EgressSettings
                {
                    Mode = EgressMode.Proxy,
                    Proxy = new Uri("socks5://10.0.0.2:1080"),
                    ProxySecret = "proxy-login",
                },
            },
            Hardcover = new HardcoverSettings { Enabled = true },
            Audible = new AudibleSettings { Enabled = false },
            Scan = new ScanSettings { Limit = 7 },
        };
        var variables = SettingsVariables.Of(settings).ToDictionary();
        Assert.Equal("X-One=one;X-Two=two", variables["MAMCRAWLER__Audiobookshelf__Tunnel__HeaderSecrets"]);
        Assert.Equal("false", variables["MAMCRAWLER__Audible__Enabled"]);
        var read = EnvironmentSettings.Read(variables);
        Assert.Equal(ScanMode.Propose, read.Mode);
        Assert.Equal(Json(settings), Json(read));
    }

    private static string Json(MamCrawlerSettings settings) => System.Text.Json.JsonSerializer.Serialize(settings, SettingsJson.Options);
}
