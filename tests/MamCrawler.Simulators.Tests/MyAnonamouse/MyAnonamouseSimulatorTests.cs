using System.Net;
using System.Text;
using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.MyAnonamouse;
using MamCrawler.Simulators.World;
using MamCrawler.Tests;

namespace MamCrawler.Simulators.Tests.MyAnonamouse;

public sealed class MyAnonamouseSimulatorTests : IAsyncLifetime
{
    private static readonly SimulatedWorld World = SimulatedWorld.Generate(new WorldOptions { Books = 200, UnrelatedReleases = 2000 });

    private readonly ManualTimeProvider time = new();
    private readonly MyAnonamouseSimulator server;
    private TrackerClient? started;

    private TrackerClient Client => started!;

    public MyAnonamouseSimulatorTests() => server = new MyAnonamouseSimulator(World, new SimulatorOptions { Time = time });

    public async ValueTask InitializeAsync()
    {
        await server.StartAsync();
        started = new TrackerClient(server);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Session_LastValueEachTime_IsAcceptedAndRotated()
    {
        for (var request = 0; request < 3; request++)
        {
            var before = Client.Cookie;
            Assert.Equal("simulated-listener", (await Client.GetAsync("jsonLoad.php")).GetProperty("username").GetString());
            Assert.NotEqual(before, Client.Cookie);
        }

        Assert.Empty(server.Requests.Violations);
        Assert.Equal(3, server.TrackerRequests);
    }

    [Fact]
    public async Task Session_ReplacedByAPerson_IsTheOnlyOneThatWorks()
    {
        await Client.GetAsync("jsonLoad.php");
        var old = Client.Cookie;
        using var person = new HttpClient { BaseAddress = server.Address };
        using var made = await person.PostAsync("_simulator/session", null);
        Client.Cookie = await made.Content.ReadAsStringAsync();

        Assert.Equal("simulated-listener", (await Client.GetAsync("jsonLoad.php")).GetProperty("username").GetString());
        Assert.Empty(server.Requests.Violations);
        Client.Cookie = old;
        using var refused = await Client.SendAsync("jsonLoad.php");
        Assert.StartsWith("<!DOCTYPE html>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_ValueBeforeTheLast_IsAcceptedOnlyWhileTheLastIsUnused()
    {
        await Client.GetAsync("jsonLoad.php");
        var lost = Client.Cookie;
        await Client.GetAsync("jsonLoad.php");
        Client.Cookie = lost;
        await Client.GetAsync("jsonLoad.php");
        Assert.Equal(1, server.OlderCookieUses);

        Client.Cookie = lost;
        using var refused = await Client.SendAsync("jsonLoad.php");
        Assert.StartsWith("<!DOCTYPE html>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(server.Requests.Violations);
    }

    [Fact]
    public async Task Request_WithoutAgentOrAsABrowser_IsRefusedAndNoted()
    {
        Client.Agent = null;
        using var none = await Client.SendAsync("jsonLoad.php");
        Client.Agent = "Mozilla/5.0 (X11; Linux x86_64)";
        using var browser = await Client.SendAsync("jsonLoad.php");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (none.StatusCode, browser.StatusCode));
        Assert.Equal(2, server.Requests.Violations.Count);
    }

    [Fact]
    public async Task Request_WhileAnotherRuns_IsRefusedAndNoted()
    {
        server.Faults.Set(CommonFaults.Slow, new FaultSwitch("400", Times: 1));
        using var other = new TrackerClient(server);
        var first = Client.SendAsync("jsonLoad.php");
        while (server.Requests.Total == 0)
            await Task.Yield();
        using var second = await other.SendAsync("jsonLoad.php");
        using var answer = await first;
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Contains(server.Requests.Violations, sentence => sentence.Contains("at once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_Series_ShowsMostVolumesOnOnePageAndTheRestByTitle()
    {
        var answer = await Client.SearchAsync("Discworld");
        Assert.InRange(answer.GetProperty("found").GetInt32(), 40, 100);
        var wanted = World.Works.Where(work => work.IsGap && work.Series[0].Series.Name == "Discworld").Select(work => work.Title).ToList();
        var hidden = wanted.Where(title => !Shows(answer, title)).ToList();
        Assert.Equal(2, hidden.Count);
        foreach (var title in hidden)
            Assert.True(Shows(await Client.SearchAsync($"{title} Pratchett"), title));
        Assert.Equal(3, server.SearchRequests);
    }

    [Theory]
    [InlineData("@title Hogfather @author Pratchett", true)]
    [InlineData("\"terry pratchett\" hogfather", true)]
    [InlineData("Hogfather|Nonexistingword", true)]
    [InlineData("@author Hogfather", false)]
    [InlineData("Hogfather -Pratchett", false)]
    [InlineData("\"pratchett terry\"", false)]
    public async Task Search_QueryLanguage_IsUnderstood(string text, bool found) =>
        Assert.Equal(
            found,
            (await Client.SearchAsync(text)).TryGetProperty("data", out var rows) && rows.GetRawText().Contains("Terry Pratchett", StringComparison.Ordinal)
        );

    [Fact]
    public async Task Search_Apostrophe_PartsWords()
    {
        Assert.True((await Client.SearchAsync("Aether's Revival")).TryGetProperty("data", out _));
        Assert.True((await Client.SearchAsync("Aether s Revival")).TryGetProperty("data", out _));
        Assert.StartsWith("Nothing returned", (await Client.SearchAsync("Aethers Revival")).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_AsJson_FindsTheSame()
    {
        var form = await Client.SearchAsync("Hogfather Pratchett", "&description&mediaInfo");
        var json = await Client.GetAsync(
            "tor/js/loadSearchJSONbasic.php",
            """{"perpage":100,"description":"","mediaInfo":"","tor":{"text":"Hogfather Pratchett","srchIn":["title","author","series"],"main_cat":[13]}}"""
        );
        Assert.Equal(form.GetRawText(), json.GetRawText());
        Assert.True(json.GetProperty("data")[0].TryGetProperty("mediainfo", out _));
    }

    [Fact]
    public async Task Search_EmptyLanguages_FindsNothingAndIsNoted()
    {
        var answer = await Client.GetAsync("tor/js/loadSearchJSONbasic.php", """{"tor":{"text":"Hogfather","browse_lang":[]}}""");
        Assert.StartsWith("Nothing returned", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Single(server.Requests.Violations);
    }

    [Fact]
    public async Task Search_ManyRows_ComesInWindowsOf100()
    {
        var first = await Client.SearchAsync("");
        var second = await Client.SearchAsync("", "&tor[startNumber]=100");
        Assert.Equal(100, first.GetProperty("data").GetArrayLength());
        Assert.NotEqual(first.GetProperty("data")[0].GetProperty("title").GetString(), second.GetProperty("data")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Download_ById_IsAPrivateTorrentOfTheStatedSize()
    {
        var release = World.Releases.First(candidate => candidate is { Flat: true });
        using var response = await Client.SendAsync($"tor/download.php?tid={release.Id}");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var text = Encoding.Latin1.GetString(bytes);
        Assert.Equal((byte)'d', bytes[0]);
        Assert.Contains($"MID={release.Id}", text, StringComparison.Ordinal);
        Assert.Contains("7:privatei1e", text, StringComparison.Ordinal);
        Assert.Equal(
            release.SizeBytes,
            System.Text.RegularExpressions.Regex.Matches(text, "6:lengthi([0-9]+)e").Sum(match => long.Parse(match.Groups[1].Value))
        );
        Assert.Equal(1, server.Downloads);

        using var again = await Client.SendAsync($"tor/download.php?tid={release.Id}");
        Assert.Equal(bytes, await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, server.Downloads);
    }

    [Fact]
    public async Task Download_WithoutCookie_Is401()
    {
        Client.Cookie = null;
        using var response = await Client.SendAsync($"tor/download.php?tid={World.Releases[0].Id}");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Download_WithFlag_ChargesAWedgeAndIsNoted()
    {
        using var response = await Client.SendAsync($"tor/download.php?tid={World.Releases[0].Id}&fl");
        Assert.Equal(1, server.WedgesSpent);
        Assert.Single(server.Requests.Violations);
    }

    [Fact]
    public async Task Account_Grab_RaisesTheUnsatisfiedCountAtOnceOrLate()
    {
        var before = await UnsatisfiedAsync();
        using var grab = await Client.SendAsync($"tor/download.php?tid={World.Releases[0].Id}");
        server.Faults.Set(MyAnonamouseFaults.UnsatisfiedLag, new FaultSwitch("30"));
        Assert.Equal(before, await UnsatisfiedAsync());
        server.Faults.Clear(MyAnonamouseFaults.UnsatisfiedLag);
        Assert.Equal(before + 1, await UnsatisfiedAsync());
    }

    [Fact]
    public async Task Account_SummaryTopLevelOrMissing_LosesTheNestedCounters()
    {
        server.Faults.Set(MyAnonamouseFaults.SummaryTopLevel, new FaultSwitch(Times: 1));
        Assert.True((await Client.GetAsync("jsonLoad.php?snatch_summary")).TryGetProperty("unsat", out _));
        server.Faults.Set(MyAnonamouseFaults.SummaryMissing, new FaultSwitch(Times: 1));
        var missing = await Client.GetAsync("jsonLoad.php?snatch_summary");
        Assert.False(missing.TryGetProperty("unsat", out _) || missing.TryGetProperty("snatch_summary", out _));
    }

    [Theory]
    [InlineData(MyAnonamouseFaults.DeadSession, HttpStatusCode.OK, "<!DOCTYPE html>")]
    [InlineData(MyAnonamouseFaults.DeadSessionForbidden, HttpStatusCode.Forbidden, "Error, you are not signed in")]
    [InlineData(MyAnonamouseFaults.IpMismatch, HttpStatusCode.Forbidden, "IP mismatch")]
    [InlineData(MyAnonamouseFaults.AsnMismatch, HttpStatusCode.Forbidden, "ASN mismatch")]
    [InlineData(MyAnonamouseFaults.Captcha, HttpStatusCode.OK, "captcha")]
    [InlineData(CommonFaults.TooManyRequests, HttpStatusCode.TooManyRequests, "")]
    [InlineData(MyAnonamouseFaults.Ratio, HttpStatusCode.OK, "\"0.97\"")]
    [InlineData(MyAnonamouseFaults.NotVip, HttpStatusCode.OK, "Power User")]
    [InlineData(MyAnonamouseFaults.UnsatisfiedFull, HttpStatusCode.OK, "\"unsat\":{\"name\":\"Unsatisfied\",\"count\":150")]
    public async Task Fault_On_ShowsInTheAccountUntilItIsOff(string fault, HttpStatusCode status, string text)
    {
        server.Faults.Set(fault);
        using var hit = await Client.SendAsync("jsonLoad.php?snatch_summary");
        Assert.Equal(status, hit.StatusCode);
        Assert.Contains(text, await hit.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        server.Faults.Clear(fault);
        var spared = (await Client.GetAsync("jsonLoad.php?snatch_summary")).GetRawText();
        Assert.Contains("\"classname\":\"VIP\"", spared, StringComparison.Ordinal);
        Assert.Contains("\"count\":17", spared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_DeletedCookie_SendsTheSentinelAndTheSessionGoesOn()
    {
        server.Faults.Set(MyAnonamouseFaults.DeletedCookie, new FaultSwitch(Times: 1));
        using var response = await Client.SendAsync("jsonLoad.php");
        Assert.Contains("mam_id=deleted", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.True((await Client.GetAsync("jsonLoad.php")).TryGetProperty("username", out _));
    }

    [Fact]
    public async Task Fault_FreeExpires_TakesTheFreeFlagOnTheSecondLook()
    {
        var free = World.Releases.First(release => release is { Free: true, Ebook: false });
        server.Faults.Set(MyAnonamouseFaults.FreeExpires, new FaultSwitch(Times: 1));
        var expired = (await Client.GetAsync($"tor/js/loadSearchJSONbasic.php?tor[id]={free.Id}")).GetProperty("data")[0];
        Assert.False(IsSet(expired.GetProperty("free")));
        var spared = (await Client.GetAsync($"tor/js/loadSearchJSONbasic.php?tor[id]={free.Id}")).GetProperty("data")[0];
        Assert.True(IsSet(spared.GetProperty("free")));
    }

    [Fact]
    public async Task Fault_EmptyResult_SaysThatNothingWasReturned()
    {
        server.Faults.Set(MyAnonamouseFaults.EmptyResult);
        Assert.StartsWith("Nothing returned", (await Client.SearchAsync("Discworld")).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MyAnonamouseFaults.TorrentLoginPage, HttpStatusCode.OK)]
    [InlineData(MyAnonamouseFaults.TorrentUnauthorized, HttpStatusCode.Unauthorized)]
    public async Task Fault_Torrent_IsNoTorrent(string fault, HttpStatusCode status)
    {
        server.Faults.Set(fault);
        using var response = await Client.SendAsync($"tor/download.php?tid={World.Releases[0].Id}");
        Assert.Equal(status, response.StatusCode);
        Assert.NotEqual((byte)'d', (await response.Content.ReadAsByteArrayAsync())[0]);
        Assert.Equal(0, server.Downloads);
    }

    [Fact]
    public async Task Egress_Other_IsAnotherNetwork()
    {
        Assert.Equal(MyAnonamouseSimulator.Asn, (await Client.GetAsync("json/jsonIp.php")).GetProperty("ASN").GetInt32());
        time.Advance(TimeSpan.FromMinutes(1));
        server.Faults.Set(MyAnonamouseFaults.OtherEgress, new FaultSwitch("64998"));
        Assert.Equal(64998, (await Client.GetAsync("json/jsonIp.php")).GetProperty("ASN").GetInt32());
    }

    [Fact]
    public async Task Egress_AskedTwiceWithinAMinute_IsRefusedAndNoted()
    {
        server.TellsAddressOnceAMinute = true;
        await Client.GetAsync("json/jsonIp.php");
        time.Advance(TimeSpan.FromSeconds(59));

        using var refused = await Client.SendAsync("json/jsonIp.php");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("asked twice within a minute", Assert.Single(server.Requests.Violations), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(MyAnonamouseSimulator.Asn, (await Client.GetAsync("json/jsonIp.php")).GetProperty("ASN").GetInt32());
    }

    [Fact]
    public async Task Page_ForPeople_IsAnsweredWithHtmlAndNoted()
    {
        using var page = await Client.SendAsync("index.php");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        using var seedbox = await Client.SendAsync("json/dynamicSeedbox.php");
        Assert.Equal(HttpStatusCode.Forbidden, seedbox.StatusCode);
        using var wedge = await Client.SendAsync("json/bonusBuy.php/?spendtype=personalFL&torrentid=1");
        Assert.Equal(HttpStatusCode.Gone, wedge.StatusCode);
        Assert.Equal(3, server.Requests.Violations.Count);
    }

    [Fact]
    public async Task Announce_OfATorrentClient_IsNoRequestOfTheLane()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        Assert.StartsWith("d8:complete", await client.GetStringAsync("tracker.php/0f/announce?info_hash=x"), StringComparison.Ordinal);
        Assert.Equal(0, server.TrackerRequests);
    }

    private async Task<int> UnsatisfiedAsync() =>
        (await Client.GetAsync("jsonLoad.php?snatch_summary")).GetProperty("snatch_summary").GetProperty("unsat").GetProperty("count").GetInt32();

    private static bool Shows(JsonElement answer, string title) =>
        answer
            .GetProperty("data")
            .EnumerateArray()
            .Any(row => WebUtility.HtmlDecode(row.GetProperty("title").GetString()!).Contains(title, StringComparison.Ordinal));

    private static bool IsSet(JsonElement flag) => flag.ToString() is "1" or "True" or "yes";

    [Theory]
    [InlineData("yyyy-MM-dd")]
    [InlineData("")]
    public async Task Search_MostSnatchedSinceADay_ComeInThatOrder(string form)
    {
        var added = World.Releases.Where(release => release is { Ebook: false, Category: 41 }).OrderBy(release => release.AddedUtc).ToList();
        var day = added[added.Count / 2].AddedUtc.Date;
        var start = form.Length > 0 ? day.ToString(form) : $"{new DateTimeOffset(day, TimeSpan.Zero).ToUnixTimeSeconds()}";
        var answer = await Client.SearchAsync("", $"&tor[cat][]=41&tor[sortType]=snatchedDesc&tor[startDate]={start}");
        var expected = added.Where(release => release.AddedUtc >= day).ToList();
        Assert.Equal(expected.Count, answer.GetProperty("found").GetInt32());
        var snatched = answer.GetProperty("data").EnumerateArray().Select(row => int.Parse($"{row.GetProperty("times_completed")}")).ToList();
        Assert.Equal(expected.Select(release => release.TimesCompleted).OrderDescending().Take(snatched.Count), snatched);
        var before = await Client.SearchAsync("", $"&tor[cat][]=41&tor[endDate]={start}");
        Assert.Equal(added.Count - expected.Count, before.GetProperty("found").GetInt32());
    }
}
