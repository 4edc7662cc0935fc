using System.Text;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Faults;
using MamCrawler.Core.State.Files;
using MamCrawler.Integrations.Http.Shapes;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Integrations.Tests.MyAnonamouse;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Integrations.Tests.Drift;

/// <summary>A changed shape keeps one redacted sample, raises one alarm, and holds what depends on it until a person lets it go on; anything less stops nothing.</summary>
public sealed class DriftAlarmTests : IDisposable
{
    private const string Planted = "Tolkien, planted and secret";
    private readonly string directory = Directory.CreateTempSubdirectory("mamcrawler-drift-").FullName;
    private readonly ManualTimeProvider time = new();
    private readonly MemoryTables tables = new();
    private readonly EventLog log = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task ReadAccountAsync_WithoutTheCounts_HoldsEveryFurtherQuestionAndRaisesOneAlarm()
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request =>
            request.Path == "/jsonLoad.php"
                ? StubTracker.Json($$"""{"uid":7,"username":"{{Planted}}","ratio":"3.0","uploaded_bytes":3000,"downloaded_bytes":1000,"unsat_v2":[3,150]}""")
                : null;
        var (one, other) = (Client(rig), Client(rig));
        var account = await one.ReadAccountAsync(None);
        Assert.Null(account.UnsatisfiedCount);
        var asked = rig.Stub.Received.Count;

        foreach (var process in new[] { one, other })
        {
            var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => process.ReadAccountAsync(None));
            Assert.Equal(FaultName.SafeMode, fault.Fault.Name);
            Assert.Contains("snatch_summary.unsat.count|unsat.count, snatch_summary.unsat.limit|unsat.limit", fault.Fault.Sentence, StringComparison.Ordinal);
            Assert.Contains("mamcrawler drift leave MyAnonamouse-account", fault.Fault.Sentence, StringComparison.Ordinal);
        }

        Assert.Equal(asked, rig.Stub.Received.Count);
        Assert.Equal(LogLevel.Error, Assert.Single(log.Named("ShapeDrifted")).Level);
        var sample = await SampleAsync();
        Assert.Contains("unsat_v2", sample, StringComparison.Ordinal);
        Assert.DoesNotContain("Tolkien", sample, StringComparison.Ordinal);
        Assert.DoesNotContain("3000", sample, StringComparison.Ordinal);

        // Only what depends on the account stands still; a search goes on.
        Assert.NotEmpty((await one.SearchAsync(TrackerRig.AnySearch, None)).Releases);
    }

    [Fact]
    public async Task LeaveAsync_APersonHasLooked_TheNextAnswerIsJudgedAnew()
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request =>
            request.Path == "/jsonLoad.php" ? StubTracker.Json("""{"username":"x","ratio":1,"uploaded_bytes":1,"downloaded_bytes":1}""") : null;
        var (tracker, person) = (Client(rig), Watch());
        await tracker.ReadAccountAsync(None);
        Assert.False(await person.LeaveAsync("MyAnonamouse-search", None));

        Assert.True(await person.LeaveAsync("MyAnonamouse-account", None));
        Assert.False(await person.LeaveAsync("MyAnonamouse-account", None));
        time.Advance(TimeSpan.FromSeconds(10));
        await tracker.ReadAccountAsync(None);

        Assert.Equal(2, log.Named("ShapeDrifted").Count);
        Assert.Single(log.Named("SafeModeLeft"));
        rig.Stub.Script = null;
        await person.LeaveAsync("MyAnonamouse-account", None);
        time.Advance(TimeSpan.FromSeconds(10));
        await tracker.ReadAccountAsync(None);
        await tracker.ReadAccountAsync(None);
        Assert.Null((await person.ListAsync(None)).Single(shape => shape.Id == "MyAnonamouse-account").SafeSince);
    }

    [Theory]
    [InlineData("""{"uid":7,"username":"s","classname":"VIP","uploaded_bytes":"1","downloaded_bytes":1,"ratio":3,"unsat":{"count":"3","limit":150}}""")]
    [InlineData(
        """{"username":"s","uploaded_bytes":1,"downloaded_bytes":1,"ratio":"3","new_thing":{"a":[1,2]},"snatch_summary":{"unsat":{"count":3,"limit":"150","extra":1}}}"""
    )]
    [InlineData(
        """{"username":"s","uploaded_bytes":1,"downloaded_bytes":1,"ratio":"3","seedbonus":null,"vip_until":null,"snatch_summary":{"unsat":{"count":3,"limit":150}}}"""
    )]
    public async Task ReadAccountAsync_MoreOrLessThanBefore_StopsNothing(string answer)
    {
        await using var rig = new TrackerRig();
        var tracker = Client(rig);
        await tracker.ReadAccountAsync(None);
        rig.Stub.Script = request => request.Path == "/jsonLoad.php" ? StubTracker.Json(answer) : null;
        for (var time = 0; time < 3; time++)
            Assert.Equal(3, (await tracker.ReadAccountAsync(None)).UnsatisfiedCount);

        Assert.Empty(log.Named("ShapeDrifted"));
        Assert.InRange(log.Named("ShapeGrew").Count, 0, 1);
    }

    [Fact]
    public async Task ReadAccountAsync_TheSameAgainAndAgain_ReadsTheStateOnceAndWritesOnce()
    {
        await using var rig = new TrackerRig();
        var tracker = Client(rig);
        var writes = 0;
        tables.Written = _ => writes++;
        for (var time = 0; time < 20; time++)
            await tracker.ReadAccountAsync(None);

        Assert.Equal(1, writes);
        Assert.Equal(16, (await Watch().ListAsync(None))[0].Fingerprint.Length);
    }

    [Theory]
    [InlineData("{\"data\":[{\"id\":1,")]
    [InlineData("<html><body>hello</body></html>")]
    [InlineData("{\"error\":\"Something is wrong with the database\"}")]
    [InlineData("3")]
    [InlineData("")]
    public async Task ObserveAsync_WhatIsNoAnswerAtAll_IsPassedOver(string body)
    {
        await Watch().ObserveAsync(TrackerShapes.Search, Encoding.UTF8.GetBytes(body), None);

        Assert.Empty(await Watch().ListAsync(None));
    }

    [Theory]
    [InlineData("""{"data":[]}""", true)]
    [InlineData("""{"data":[{"id":1},{"title":"x"}]}""", true)]
    [InlineData("""{"data":[{"tid":1,"title":"x"}]}""", false)]
    [InlineData("""{"data":[1,2]}""", false)]
    [InlineData("""{"data":{"id":1}}""", false)]
    [InlineData("""{"rows":[{"id":1,"title":"x"}]}""", false)]
    [InlineData("""[]""", false)]
    public async Task ObserveAsync_OfASearch_HoldsOnlyWhatNobodyCouldRead(string body, bool good)
    {
        var watch = Watch();
        await watch.ObserveAsync(TrackerShapes.Search, Encoding.UTF8.GetBytes(body), None);

        Assert.Equal(good, (await watch.ListAsync(None)).All(shape => shape.SafeSince is null));
        Assert.Equal(good ? 0 : 1, log.Named("ShapeDrifted").Count);
    }

    [Fact]
    public async Task ObserveAsync_ManyProcessesAtOnce_RaiseOneAlarm()
    {
        var body = Encoding.UTF8.GetBytes("""{"rows":[]}""");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Watch().ObserveAsync(TrackerShapes.Search, body, None), None)));

        Assert.Single(log.Named("ShapeDrifted"));
        Assert.Single(Directory.GetFiles(directory, "*.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task ObserveAsync_HugeAndHostile_KeepsLittle()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 50)) + "1" + new string('}', 50);
        var members = string.Join(
            ',',
            Enumerable.Range(0, 5000).Select(number => $"\"name{number}\":{{\"{new string('k', 30)}\":\"{new string('v', 200)}\"}}")
        );
        await Watch().ObserveAsync(TrackerShapes.Search, Encoding.UTF8.GetBytes($"{{\"deep\":{deep},{members}}}"), None);

        Assert.InRange((await SampleAsync("MyAnonamouse-search")).Length, 100, 64 * 1024);
        Assert.All(tables.All("Shapes").SelectMany(row => row.Properties.Values).OfType<string>(), text => Assert.True(text.Length < 32_000));
    }

    [Fact]
    public void Of_NamesThatAreValues_AreNotKept()
    {
        using var document = System.Text.Json.JsonDocument.Parse("""{"123":{"x":1},"B0ABCDEF12345678901234":2,"a@b.example":3,"plain_name":4}""");

        Assert.Equal(["*", "*.x", "plain_name"], ShapePaths.Of(document.RootElement).Stated);
        Assert.DoesNotContain("example", Encoding.UTF8.GetString(RedactedSample.Of(document.RootElement)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Audiobookshelf",
        "http://127.0.0.1/abs/api/libraries/lib_1/items?limit=50",
        """{"results":[{"id":"a","media":{"metadata":{"title":"x"}}}],"total":1}""",
        """{"items":[]}"""
    )]
    [InlineData(
        "Audiobookshelf",
        "http://127.0.0.1/api/items/batch/get",
        """{"libraryItems":[{"id":"a","media":{"metadata":{"title":"x"}}}]}""",
        """{"libraryItems":[{"uuid":"a"}]}"""
    )]
    [InlineData(
        "qBittorrent",
        "http://127.0.0.1/api/v2/torrents/info?category=audiobooks",
        """[{"hash":"a","state":"x","progress":1}]""",
        """{"torrents":[]}"""
    )]
    [InlineData("Audible", "http://127.0.0.1/1.0/catalog/products?asins=B1", """{"products":[{"asin":"B1"}]}""", """{"items":[{"asin":"B1"}]}""")]
    [InlineData("Hardcover", "http://127.0.0.1/v1/graphql", """{"data":{"series":[]}}""", """{"result":{"series":[]}}""")]
    public async Task SendAsync_OfEachOtherService_PassesTheBodyOnAndHoldsABrokenShape(string service, string address, string good, string broken)
    {
        var server = new ScriptedServer { Body = good };
        using var http = new HttpClient(new ShapeHandler(server, service, Watch()));
        Assert.Equal(good, await http.GetStringAsync(address, None));
        Assert.Equal(good, await http.GetStringAsync(address, None));
        server.Body = broken;

        Assert.Equal(broken, await http.GetStringAsync(address, None));
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => http.GetStringAsync(address, None));

        Assert.Equal((FaultName.SafeMode, service), (fault.Fault.Name, fault.Fault.Service));
        Assert.Equal(3, server.Asked);
        Assert.Equal(broken, await http.GetStringAsync("http://127.0.0.1/api/another", None));
    }

    [Fact]
    public async Task SendAsync_BodyTooLargeToJudge_IsPassedOnWhole()
    {
        var server = new ScriptedServer { Body = $"{{\"results\":\"{new string('x', ShapeHandler.LargestBody)}\"}}" };
        using var http = new HttpClient(new ShapeHandler(server, "Audiobookshelf", Watch()));

        Assert.Equal(server.Body, await http.GetStringAsync("http://127.0.0.1/api/libraries/x/items", None));
        Assert.Empty(await Watch().ListAsync(None));
    }

    [Fact]
    public async Task SingAsync_EachDay_AsksOneHarmlessQuestionAndTellsOfASafeMode()
    {
        await using var rig = new TrackerRig();
        var tracker = Client(rig);
        var canary = new DriftCanary(tracker);
        Assert.Contains("in its known shape (2 rows)", await canary.SingAsync(None), StringComparison.Ordinal);
        Assert.Equal(1, tracker.Requests.Search);
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json("""{"version":"next","payload":[[1,"a"]]}""");

        Assert.Contains("shape", await canary.SingAsync(None), StringComparison.Ordinal);
        Assert.Contains("leave the safe mode", await canary.SingAsync(None), StringComparison.Ordinal);
        Assert.Equal(2, tracker.Requests.Search);
    }

    private DriftWatch Watch() => new(tables, new FileDocumentStore(directory, time), time, log.Of<DriftWatch>());

    private MyAnonamouseClient Client(TrackerRig rig) => rig.NewProcess(Watch());

    private async Task<string> SampleAsync(string shape = "MyAnonamouse-account")
    {
        using var reader = new StreamReader((await new FileDocumentStore(directory, time).OpenAsync($"drift/{shape}.json", None))!);
        return await reader.ReadToEndAsync(None);
    }

    private sealed class ScriptedServer : HttpMessageHandler
    {
        public string Body { get; set; } = "";

        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(Body, Encoding.UTF8, "application/json") });
        }
    }
}
