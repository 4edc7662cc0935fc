using System.Text.Json;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Tests;

namespace MamCrawler.Simulators.Tests.QBittorrent;

/// <summary>What is shown, and when.</summary>
public sealed class QBittorrentInfoTests : QBittorrentCalls
{
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Info_Fields_AreThoseOfTheRealProgram(string version)
    {
        await StartAsync(version);
        await AddAsync(
            TestTorrent.Single("3 - Fusee.m4b", 64674),
            ("stopped", "true"),
            ("paused", "true"),
            ("category", "audiobooks"),
            ("tags", "mam,hermes"),
            ("contentLayout", "Subfolder")
        );

        var real = JsonDocument
            .Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "QBittorrent", "Fixtures", $"info-added-stopped-{version}.json")))
            .RootElement[0];
        var played = Assert.Single(await InfoAsync());

        Assert.Equal(
            real.EnumerateObject().Select(field => (field.Name, Kind(field.Value))).Order(),
            played.EnumerateObject().Select(field => (field.Name, Kind(field.Value))).Order()
        );
        foreach (var field in new[] { "state", "tags", "category", "progress", "completion_on", "auto_tmm", "eta" })
            Assert.Equal(real.GetProperty(field).ToString(), played.GetProperty(field).ToString());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Info_AfterAStart_LagsBehind(string version)
    {
        await StartAsync(version);
        var hash = await AddedAsync(TestTorrent.Single("A.m4b", 10));
        await SendAsync(version == "4.5.2" ? "torrents/resume" : "torrents/start", Form(("hashes", hash)));

        Assert.EndsWith("DL", Assert.Single(await InfoAsync()).GetProperty("state").GetString());
        Assert.NotEqual("stalledDL", Assert.Single(await InfoAsync()).GetProperty("state").GetString());
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("stalledDL", Assert.Single(await InfoAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Info_Loading_MovesAndSeeds()
    {
        await StartAsync("5.1.0");
        (Simulator.BytesPerSecond, Simulator.MovesWhenComplete) = (10, true);
        var hash = await AddedAsync(TestTorrent.Single("A.m4b", 100));
        await SendAsync("torrents/start", Form(("hashes", hash)));

        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("downloading", await StateAsync());
        Assert.Equal(0.5, Assert.Single(await InfoAsync()).GetProperty("progress").GetDouble());
        Time.Advance(TimeSpan.FromSeconds(5.5));
        Assert.Equal("moving", await StateAsync());
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("stalledUP", await StateAsync());
        await SendAsync("torrents/stop", Form(("hashes", hash)));
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("stoppedUP", await StateAsync());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task UnknownHash_Is404OrAnEmptyList(string version)
    {
        await StartAsync(version);

        Assert.Equal((200, "[]"), await SendAsync("torrents/info?hashes=abc"));
        foreach (var path in new[] { "torrents/files", "torrents/properties", "torrents/trackers" })
            Assert.Equal((404, "Not Found"), await SendAsync(path + "?hash=abc"));
    }

    [Fact]
    public async Task Views_OfTheWholeClient_ShowTheTorrent()
    {
        await StartAsync("5.1.0");
        var hash = await AddedAsync(TestTorrent.Single("A.m4b", 10, 5));

        Assert.Contains(hash, (await SendAsync("sync/maindata?rid=0")).Text, StringComparison.Ordinal);
        Assert.Contains("MID=5", (await SendAsync("torrents/properties?hash=" + hash)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not registered", (await SendAsync("torrents/trackers?hash=" + hash)).Text, StringComparison.Ordinal);
        Simulator.Faults.Set(QBittorrentFaults.Unregistered);
        Assert.Contains("not registered", (await SendAsync("torrents/trackers?hash=" + hash)).Text, StringComparison.Ordinal);
        Assert.Contains("connection_status", (await SendAsync("transfer/info")).Text, StringComparison.Ordinal);
        Assert.Equal((200, Simulator.SavePath), await SendAsync("app/defaultSavePath"));
        Assert.Equal(404, (await SendAsync("torrents/nothing")).Status);
        await SendAsync("auth/logout", Form());
        Assert.Equal(403, (await SendAsync("app/version")).Status);
    }

    [Fact]
    public async Task Hybrid_IsKeyedByItsVersion2Hash()
    {
        await StartAsync("5.1.0");
        var info = TestTorrent.SingleInfo("A.m4b", 10);
        (info["meta version"], info["file tree"]) = (
            2,
            new Dictionary<string, object> { ["A.m4b"] = new Dictionary<string, object> { [""] = new Dictionary<string, object> { ["length"] = 10 } } }
        );

        await AddAsync(TestTorrent.Write(info));

        var torrent = Assert.Single(Simulator.Torrents);
        Assert.Equal(torrent.InfoHashV2[..40], torrent.Key);
        Assert.NotEqual(torrent.InfoHashV1, torrent.Key);
    }
}
