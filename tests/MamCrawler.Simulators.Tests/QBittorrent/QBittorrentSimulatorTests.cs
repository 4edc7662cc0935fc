using System.Net.Http.Headers;
using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Tests;

namespace MamCrawler.Simulators.Tests.QBittorrent;

/// <summary>The simulator answers what the real programs were measured to answer.</summary>
public sealed class QBittorrentSimulatorTests : IAsyncDisposable
{
    private static readonly string[] AllVersions = ["4.5.2", "5.1.0", "5.3.0"];
    private readonly ManualTimeProvider time = new();
    private readonly HttpClient http = new(new HttpClientHandler { UseCookies = false });
    private QBittorrentSimulator simulator = null!;
    private string cookie = "";

    public static TheoryData<string> Versions => [.. AllVersions];

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (simulator is not null)
            await simulator.DisposeAsync();
    }

    [Theory]
    [InlineData("4.5.2", 200, "Ok.", "SID=", 200, "Fails.")]
    [InlineData("5.1.0", 200, "Ok.", "SID=", 200, "Fails.")]
    [InlineData("5.3.0", 204, "", "QBT_SID_", 401, "Unauthorized")]
    public async Task Login_RightAndWrong_AnswersAsTheVersionDoes(string version, int good, string goodText, string cookieName, int bad, string badText)
    {
        await StartAsync(version, login: false);

        Assert.Equal((bad, badText), await SendAsync("auth/login", Form(("username", "admin"), ("password", "wrong"))));
        Assert.Equal((good, goodText), await LoginAsync());
        Assert.StartsWith(cookieName, cookie, StringComparison.Ordinal);
        Assert.Equal((200, "v" + version), await SendAsync("app/version"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task AnyRequest_WithoutASession_Is403(string version)
    {
        await StartAsync(version, login: false);

        Assert.Equal((403, "Forbidden"), await SendAsync("app/webapiVersion"));
        Assert.Equal((403, "Forbidden"), await SendAsync("app/nothing"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Session_ExpiredOrIdleForAnHour_Is403(string version)
    {
        await StartAsync(version);
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await SendAsync("app/version")).Status);
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(403, (await SendAsync("app/version")).Status);

        await LoginAsync();
        simulator.ExpireSessions();
        Assert.Equal(403, (await SendAsync("app/version")).Status);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Login_FiveFailures_BanTheRightPasswordTooButNotLiveSessions(string version)
    {
        await StartAsync(version);
        for (var failure = 0; failure < 5; failure++)
            await SendAsync("auth/login", Form(("username", "admin"), ("password", "wrong")));

        var (status, text) = await SendAsync("auth/login", Form(("username", "admin"), ("password", simulator.Password)));

        Assert.Equal(403, status);
        Assert.Contains("banned", text, StringComparison.Ordinal);
        Assert.Equal(200, (await SendAsync("app/version")).Status);
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await SendAsync("app/version")).Status);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.InRange((await LoginAsync()).Status, 200, 204);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Host_WithAnotherPortOrForeignOrigin_Is401(string version)
    {
        await StartAsync(version);

        Assert.Equal((401, "Unauthorized"), await SendAsync("app/version", null, ("Host", "127.0.0.1:1")));
        Assert.Equal(401, (await SendAsync("app/version", null, ("Origin", "http://elsewhere.example"))).Status);
        Assert.Equal(401, (await SendAsync("app/version", null, ("Referer", "http://elsewhere.example/x"))).Status);
        Assert.Equal(200, (await SendAsync("app/version", null, ("Host", "127.0.0.1"))).Status);
        Assert.Equal(200, (await SendAsync("app/version", null, ("Origin", simulator.Address.GetLeftPart(UriPartial.Authority)))).Status);
    }

    [Theory]
    [InlineData("4.5.2", false, 200)]
    [InlineData("5.1.0", false, 200)]
    [InlineData("5.3.0", false, 401)]
    [InlineData("5.3.0", true, 200)]
    public async Task ForwardedHost_WithAMatchingOrigin_NeedsTheSettingSince52(string version, bool setting, int expected)
    {
        await StartAsync(version);
        simulator.SupportsReverseProxy = setting;

        Assert.Equal(expected, (await SendAsync("app/version", null, ("X-Forwarded-Host", "home.example"), ("Origin", "https://home.example"))).Status);
    }

    [Fact]
    public async Task ApiKey_On530_OpensEverythingButLogins()
    {
        await StartAsync("5.3.0");
        var (_, text) = await SendAsync("app/rotateAPIKey", Form());
        cookie = "";
        var key = ("Authorization", "Bearer " + JsonDocument.Parse(text).RootElement.GetProperty("apiKey").GetString());

        Assert.Equal(200, (await SendAsync("app/version", null, key)).Status);
        Assert.Equal(200, (await SendAsync("app/version", null, key, ("Origin", "http://elsewhere.example"))).Status);
        Assert.Equal(401, (await SendAsync("app/version", null, key, ("Host", "127.0.0.1:1"))).Status);
        Assert.Equal(403, (await SendAsync("auth/login", Form(("username", "admin"), ("password", simulator.Password)), key)).Status);
        Assert.Equal(403, (await SendAsync("app/version", null, ("Authorization", "Bearer qbt_wrong"))).Status);
    }

    [Theory]
    [InlineData("4.5.2")]
    [InlineData("5.1.0")]
    public async Task ApiKey_BeforeIt_IsUnknown(string version)
    {
        await StartAsync(version);

        Assert.Equal(404, (await SendAsync("app/rotateAPIKey", Form())).Status);
    }

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
        time.Advance(TimeSpan.FromSeconds(2));

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
        Assert.Single(simulator.Torrents);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Info_Fields_AreThoseOfTheRealProgram(string version)
    {
        await StartAsync(version);
        await AddAsync(TestTorrent.Single("3 - Fusee.m4b", 64674), ("stopped", "true"), ("paused", "true"), ("category", "audiobooks"), ("tags", "mam,hermes"), ("contentLayout", "Subfolder"));

        var real = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "QBittorrent", "Fixtures", $"info-added-stopped-{version}.json"))).RootElement[0];
        var played = Assert.Single(await InfoAsync());

        Assert.Equal(
            real.EnumerateObject().Select(field => (field.Name, Kind(field.Value))).Order(),
            played.EnumerateObject().Select(field => (field.Name, Kind(field.Value))).Order());
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
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("stalledDL", Assert.Single(await InfoAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Info_Loading_MovesAndSeeds()
    {
        await StartAsync("5.1.0");
        (simulator.BytesPerSecond, simulator.MovesWhenComplete) = (10, true);
        var hash = await AddedAsync(TestTorrent.Single("A.m4b", 100));
        await SendAsync("torrents/start", Form(("hashes", hash)));

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("downloading", await StateAsync());
        Assert.Equal(0.5, Assert.Single(await InfoAsync()).GetProperty("progress").GetDouble());
        time.Advance(TimeSpan.FromSeconds(5.5));
        Assert.Equal("moving", await StateAsync());
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("stalledUP", await StateAsync());
        await SendAsync("torrents/stop", Form(("hashes", hash)));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("stoppedUP", await StateAsync());
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
            JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "QBittorrent", "Fixtures", "files.json"))).RootElement[0].EnumerateObject().Select(field => field.Name).Order(),
            files[0].EnumerateObject().Select(field => field.Name).Order());
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
        Assert.Equal(["y"], Assert.Single(simulator.Torrents).Tags);
        Assert.Single(await InfoAsync("?category=books&tag=y"));
        Assert.Empty(await InfoAsync("?category=other"));
    }

    [Fact]
    public async Task Views_OfTheWholeClient_ShowTheTorrent()
    {
        await StartAsync("5.1.0");
        var hash = await AddedAsync(TestTorrent.Single("A.m4b", 10, 5));

        Assert.Contains(hash, (await SendAsync("sync/maindata?rid=0")).Text, StringComparison.Ordinal);
        Assert.Contains("MID=5", (await SendAsync("torrents/properties?hash=" + hash)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not registered", (await SendAsync("torrents/trackers?hash=" + hash)).Text, StringComparison.Ordinal);
        simulator.Faults.Set(QBittorrentFaults.Unregistered);
        Assert.Contains("not registered", (await SendAsync("torrents/trackers?hash=" + hash)).Text, StringComparison.Ordinal);
        Assert.Contains("connection_status", (await SendAsync("transfer/info")).Text, StringComparison.Ordinal);
        Assert.Equal((200, simulator.SavePath), await SendAsync("app/defaultSavePath"));
        Assert.Equal(404, (await SendAsync("torrents/nothing")).Status);
        await SendAsync("auth/logout", Form());
        Assert.Equal(403, (await SendAsync("app/version")).Status);
    }

    [Fact]
    public async Task Hybrid_IsKeyedByItsVersion2Hash()
    {
        await StartAsync("5.1.0");
        var info = TestTorrent.SingleInfo("A.m4b", 10);
        (info["meta version"], info["file tree"]) = (2, new Dictionary<string, object> { ["A.m4b"] = new Dictionary<string, object> { [""] = new Dictionary<string, object> { ["length"] = 10 } } });

        await AddAsync(TestTorrent.Write(info));

        var torrent = Assert.Single(simulator.Torrents);
        Assert.Equal(torrent.InfoHashV2[..40], torrent.Key);
        Assert.NotEqual(torrent.InfoHashV1, torrent.Key);
    }

    [Fact]
    public async Task AbortedAfter_OnAnAdd_LosesTheAnswerNotTheTorrent()
    {
        await StartAsync("4.5.2");
        simulator.Faults.Set(CommonFaults.AbortedAfter, new FaultSwitch(Path: "/api/v2/torrents/add"));

        await Assert.ThrowsAsync<HttpRequestException>(() => AddAsync(TestTorrent.Single("A.m4b", 10)));

        Assert.Single(simulator.Torrents);
    }

    [Fact]
    public async Task Faults_OfItsOwn_ArePlayed()
    {
        await StartAsync("5.1.0");
        simulator.Faults.Set(QBittorrentFaults.AddIgnored, new FaultSwitch(Times: 1));
        Assert.Equal((200, "Ok."), await AddAsync(TestTorrent.Single("A.m4b", 10)));
        Assert.Empty(simulator.Torrents);
        simulator.Faults.Set(QBittorrentFaults.InvalidTorrent, new FaultSwitch(Times: 1));
        Assert.Equal(415, (await AddAsync(TestTorrent.Single("A.m4b", 10))).Status);
        var hash = await AddedAsync(TestTorrent.Single("A.m4b", 10));
        simulator.Faults.Set(QBittorrentFaults.RenameRefused, new FaultSwitch(Times: 1));
        Assert.Equal(409, (await RenameAsync(hash, "A.m4b", "B.m4b")).Status);
        simulator.Faults.Set(QBittorrentFaults.DiskFull, new FaultSwitch(Times: 1));
        await SendAsync("torrents/start", Form(("hashes", hash)));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("error", await StateAsync());
        simulator.Faults.Set(QBittorrentFaults.HostRefused, new FaultSwitch(Times: 1));
        Assert.Equal(401, (await SendAsync("app/version")).Status);
        simulator.Faults.Set(QBittorrentFaults.SessionExpired, new FaultSwitch(Times: 1));
        Assert.Equal(403, (await SendAsync("app/version")).Status);
        simulator.Faults.Set(QBittorrentFaults.WithoutLogin, new FaultSwitch(Times: 1));
        Assert.Equal(200, (await SendAsync("app/version")).Status);
        simulator.Faults.Set(QBittorrentFaults.Banned, new FaultSwitch(Times: 1));
        Assert.Equal(403, (await LoginAsync()).Status);
    }

    private async Task StartAsync(string version, bool login = true)
    {
        simulator = new QBittorrentSimulator(QBittorrentProfile.All.Single(profile => profile.Version == version), new SimulatorOptions { Time = time });
        await simulator.StartAsync();
        if (login)
            await LoginAsync();
    }

    private Task<(int Status, string Text)> LoginAsync() => SendAsync("auth/login", Form(("username", QBittorrentSimulator.UserName), ("password", simulator.Password)));

    private Task<(int Status, string Text)> RenameAsync(string hash, string from, string to) => SendAsync("torrents/renameFile", Form(("hash", hash), ("oldPath", from), ("newPath", to)));

    private async Task<(int Status, string Text)> AddAsync(byte[] torrent, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(torrent);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/x-bittorrent");
        form.Add(file, "torrents", "x.torrent");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await SendAsync("torrents/add", form);
    }

    private async Task<string> AddedAsync(byte[] torrent)
    {
        await AddAsync(torrent, ("paused", "true"), ("stopped", "true"));
        return simulator.Torrents.Single().Key;
    }

    private async Task<IReadOnlyList<JsonElement>> InfoAsync(string query = "") => [.. JsonDocument.Parse((await SendAsync("torrents/info" + query)).Text).RootElement.EnumerateArray()];

    private async Task<string?> StateAsync() => Assert.Single(await InfoAsync()).GetProperty("state").GetString();

    private async Task<(int Status, string Text)> SendAsync(string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, new Uri(simulator.Address, "api/v2/" + path)) { Content = content };
        if (cookie.Length > 0)
            request.Headers.Add("Cookie", cookie);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
            cookie = cookies.Single().Split(';')[0];
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static string Kind(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "bool" : value.ValueKind.ToString();
}
