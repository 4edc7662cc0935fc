using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Tests;

namespace MamCrawler.Simulators.Tests.QBittorrent;

/// <summary>The Simulator answers what the real programs were measured to answer.</summary>
public sealed class QBittorrentSimulatorTests : QBittorrentCalls
{
    [Theory]
    [InlineData("4.5.2", "resume", "pause", "start", "stop")]
    [InlineData("5.1.0", "start", "stop", "resume", "pause")]
    [InlineData("5.3.0", "start", "stop", "resume", "pause")]
    public async Task Commands_OfTheOtherVersions_Are404AndByGet405(string version, string start, string stop, string otherStart, string otherStop)
    {
        await StartAsync(version);

        foreach (var known in new[] { start, stop })
        {
            Assert.InRange((await SendAsync("torrents/" + known, Form(("hashes", "abc")))).Status, 200, 204);
            Assert.Equal(400, (await SendAsync("torrents/" + known, Form(("x", "1")))).Status);
            Assert.Equal(405, (await SendAsync("torrents/" + known)).Status);
        }
        foreach (var unknown in new[] { otherStart, otherStop })
            Assert.Equal((404, "Not Found"), await SendAsync("torrents/" + unknown, Form(("hashes", "abc"))));
    }

    [Theory]
    [InlineData("4.5.2", "paused", "pausedDL", "stopped")]
    [InlineData("5.1.0", "stopped", "stoppedDL", "paused")]
    [InlineData("5.3.0", "stopped", "stoppedDL", "paused")]
    public async Task Add_Stopped_KnowsOnlyItsOwnWord(string version, string word, string state, string otherWord)
    {
        await StartAsync(version);
        await AddAsync(TestTorrent.Single("A.m4b", 10), (word, "true"));
        await AddAsync(TestTorrent.Single("B.m4b", 10), (otherWord, "true"));
        Time.Advance(TimeSpan.FromSeconds(2));

        var states = (await InfoAsync()).ToDictionary(torrent => torrent.GetProperty("name").GetString()!, torrent => torrent.GetProperty("state").GetString());

        Assert.Equal(state, states["A.m4b"]);
        Assert.Equal("stalledDL", states["B.m4b"]);
    }

    [Theory]
    [InlineData("4.5.2", 200, "Ok.", 200, "Fails.")]
    [InlineData("5.1.0", 200, "Ok.", 200, "Fails.")]
    [InlineData("5.3.0", 200, "success_count", 409, "Conflict")]
    public async Task Add_NewDuplicateNothingAndBroken_AnswerAsTheVersionDoes(string version, int good, string goodText, int duplicate, string duplicateText)
    {
        await StartAsync(version);
        var bytes = TestTorrent.Single("A.m4b", 10);

        var first = await AddAsync(bytes);
        Assert.Equal(good, first.Status);
        Assert.Contains(goodText, first.Text, StringComparison.Ordinal);
        Assert.Equal((duplicate, duplicateText), await AddAsync(bytes));
        Assert.Equal((duplicate, duplicateText), await SendAsync("torrents/add", Form(("x", "1"))));
        var (status, text) = await AddAsync("<html>"u8.ToArray());
        Assert.Equal(415, status);
        Assert.Contains("not a valid torrent file", text, StringComparison.Ordinal);
        Assert.Single(Simulator.Torrents);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task RenameFile_AnswersAsMeasured(string version)
    {
        await StartAsync(version);
        var hash = await AddedAsync(TestTorrent.Multiple("Pack", [("a.m4b", 1), ("b.m4b", 2)]));

        Assert.InRange((await RenameAsync(hash, "Pack/a.m4b", "A/S/1 - T/a.m4b")).Status, 200, 204);
        Assert.Equal((409, "The file already exists: 'A/S/1 - T/a.m4b'."), await RenameAsync(hash, "Pack/a.m4b", "A/S/1 - T/a.m4b"));
        Assert.Equal((409, "No such file: 'Pack/a.m4b'."), await RenameAsync(hash, "Pack/a.m4b", "other"));
        Assert.Equal(409, (await RenameAsync(hash, "Pack/b.m4b", "../b.m4b")).Status);
        Assert.Equal(404, (await RenameAsync("abc", "a", "b")).Status);
        Assert.Equal(400, (await SendAsync("torrents/renameFile", Form(("hash", hash)))).Status);
        var files = JsonDocument.Parse((await SendAsync("torrents/files?hash=" + hash)).Text).RootElement;
        Assert.Equal(["A/S/1 - T/a.m4b", "Pack/b.m4b"], files.EnumerateArray().Select(file => file.GetProperty("name").GetString()));
        Assert.Equal(
            JsonDocument
                .Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "QBittorrent", "Fixtures", "files.json")))
                .RootElement[0]
                .EnumerateObject()
                .Select(field => field.Name)
                .Order(),
            files[0].EnumerateObject().Select(field => field.Name).Order()
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Categories_TwiceBadOrUnknown_Are409(string version)
    {
        await StartAsync(version);
        var hash = await AddedAsync(TestTorrent.Single("A.m4b", 10));

        Assert.InRange((await SendAsync("torrents/createCategory", Form(("category", "books"), ("savePath", "/b")))).Status, 200, 204);
        Assert.Equal(409, (await SendAsync("torrents/createCategory", Form(("category", "books")))).Status);
        Assert.Equal(409, (await SendAsync("torrents/createCategory", Form(("category", "a//b")))).Status);
        Assert.Equal(400, (await SendAsync("torrents/createCategory", Form(("category", "")))).Status);
        Assert.Equal(409, (await SendAsync("torrents/setCategory", Form(("hashes", hash), ("category", "unknown")))).Status);
        Assert.InRange((await SendAsync("torrents/setCategory", Form(("hashes", hash), ("category", "books")))).Status, 200, 204);
        Assert.InRange((await SendAsync("torrents/addTags", Form(("hashes", hash), ("tags", "x,y")))).Status, 200, 204);
        Assert.InRange((await SendAsync("torrents/removeTags", Form(("hashes", hash), ("tags", "x")))).Status, 200, 204);
        Assert.InRange((await SendAsync("torrents/reannounce", Form(("hashes", "all")))).Status, 200, 204);
        Assert.Contains("/b", (await SendAsync("torrents/categories")).Text, StringComparison.Ordinal);
        Assert.Equal("""["x","y"]""", (await SendAsync("torrents/tags")).Text);
        Assert.Equal(["y"], Assert.Single(Simulator.Torrents).Tags);
        Assert.Single(await InfoAsync("?category=books&tag=y"));
        Assert.Empty(await InfoAsync("?category=other"));
    }

    [Fact]
    public async Task AbortedAfter_OnAnAdd_LosesTheAnswerNotTheTorrent()
    {
        await StartAsync("4.5.2");
        Simulator.Faults.Set(CommonFaults.AbortedAfter, new FaultSwitch(Path: "/api/v2/torrents/add"));

        await Assert.ThrowsAsync<HttpRequestException>(() => AddAsync(TestTorrent.Single("A.m4b", 10)));

        Assert.Single(Simulator.Torrents);
    }

    [Fact]
    public async Task Faults_OfItsOwn_ArePlayed()
    {
        await StartAsync("5.1.0");
        Simulator.Faults.Set(QBittorrentFaults.AddIgnored, new FaultSwitch(Times: 1));
        Assert.Equal((200, "Ok."), await AddAsync(TestTorrent.Single("A.m4b", 10)));
        Assert.Empty(Simulator.Torrents);
        Simulator.Faults.Set(QBittorrentFaults.InvalidTorrent, new FaultSwitch(Times: 1));
        Assert.Equal(415, (await AddAsync(TestTorrent.Single("A.m4b", 10))).Status);
        var hash = await AddedAsync(TestTorrent.Single("A.m4b", 10));
        Simulator.Faults.Set(QBittorrentFaults.RenameRefused, new FaultSwitch(Times: 1));
        Assert.Equal(409, (await RenameAsync(hash, "A.m4b", "B.m4b")).Status);
        Simulator.Faults.Set(QBittorrentFaults.DiskFull, new FaultSwitch(Times: 1));
        await SendAsync("torrents/start", Form(("hashes", hash)));
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("error", await StateAsync());
        Simulator.Faults.Set(QBittorrentFaults.HostRefused, new FaultSwitch(Times: 1));
        Assert.Equal(401, (await SendAsync("app/version")).Status);
        Simulator.Faults.Set(QBittorrentFaults.SessionExpired, new FaultSwitch(Times: 1));
        Assert.Equal(403, (await SendAsync("app/version")).Status);
        Simulator.Faults.Set(QBittorrentFaults.WithoutLogin, new FaultSwitch(Times: 1));
        Assert.Equal(200, (await SendAsync("app/version")).Status);
        Simulator.Faults.Set(QBittorrentFaults.Banned, new FaultSwitch(Times: 1));
        Assert.Equal(403, (await LoginAsync()).Status);
    }
}
