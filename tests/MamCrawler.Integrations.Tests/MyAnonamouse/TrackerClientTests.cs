using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

public sealed class TrackerClientTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SearchAsync_Always_AsksTheJsonEndpointForAHundredAudiobooksWithTheirTexts()
    {
        await using var rig = new TrackerRig();
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch with { Start = 100 }, None);

        var request = rig.Stub.Received[^1];
        Assert.Equal(("POST", "/tor/js/loadSearchJSONbasic.php"), (request.Method, request.Path));
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal(100, (int)body["perpage"]!);
        Assert.All(["description", "mediaInfo", "isbn"], flag => Assert.NotNull(body[flag]));
        Assert.Null(body["my_snatched"]);
        Assert.Null(body["dlLink"]);
        var search = body["tor"]!;
        Assert.Equal("The Wheel of Time Robert Jordan", (string)search["text"]!);
        Assert.Equal(["title", "author", "series"], search["srchIn"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["13"], search["main_cat"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(["0"], search["cat"]!.AsArray().Select(id => (string)id!));
        Assert.Equal("100", (string)search["startNumber"]!);
        Assert.Null(search["browse_lang"]);
    }

    [Fact]
    public async Task SearchAsync_CategoriesAndLanguagesSet_AreSent()
    {
        await using var rig = new TrackerRig();
        rig.Options = rig.Options with { Categories = [41, 47], Languages = [1, 37] };
        await rig.NewProcess().SearchAsync(new TrackerSearch("Dune", TrackerSearchFields.Title | TrackerSearchFields.Narrator), None);

        var search = JsonNode.Parse(rig.Stub.Received[^1].Body)!["tor"]!;
        Assert.Equal(["41", "47"], search["cat"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(["1", "37"], search["browse_lang"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(["title", "narrator"], search["srchIn"]!.AsArray().Select(name => (string)name!));
    }

    [Fact]
    public async Task SearchAsync_NothingReturned_IsAnEmptyPage()
    {
        var page = await SearchAnsweredAsync("""{"error":"Nothing returned, out of 12345"}""");

        Assert.Empty(page.Releases);
        Assert.Equal(0, page.Found);
    }

    [Fact]
    public async Task SearchAsync_SomeRowsUnreadable_KeepsTheOthers()
    {
        var page = await SearchAnsweredAsync("""{"data":[{"id":1,"title":"One"},{"title":"no id"},7,{"id":"3","title":"Three"}],"found":"250"}""");

        Assert.Equal([1, 3], page.Releases.Select(release => release.Id));
        Assert.Equal(250, page.Found);
    }

    [Theory]
    [InlineData("""{"data":[{"tid":1},{"tid":2}],"found":2}""")]
    [InlineData("""{"data":{"1":{}},"found":1}""")]
    [InlineData("""{"version":"next"}""")]
    [InlineData("""{"error":"Something new"}""")]
    [InlineData("""{"data":[{"id":1""")]
    [InlineData("[]")]
    public async Task SearchAsync_AShapeNobodyKnows_IsShapeChangedAndNeverEmpty(string body)
    {
        var fault = await Assert.ThrowsAsync<StopFaultException>(() => SearchAnsweredAsync(body));

        Assert.Equal(FaultName.ShapeChanged, fault.Fault.Name);
    }

    [Fact]
    public async Task SearchAsync_NothingToSearchFor_IsUnsearchableAndAsksNothing()
    {
        await using var rig = new TrackerRig();

        var fault = await Assert.ThrowsAsync<StopFaultException>(() =>
            rig.NewProcess().SearchAsync(new TrackerSearch("?!", TrackerSearchFields.Title, "…"), None)
        );

        Assert.Equal(FaultName.Unsearchable, fault.Fault.Name);
        Assert.Empty(rig.Stub.Received);
    }

    [Fact]
    public async Task SearchAsync_TheSiteIsDown_IsTriedThreeTimesThroughTheLane()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Html("Bad gateway", HttpStatusCode.BadGateway);

        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(FaultName.TrackerUnreachable, fault.Fault.Name);
        var at = rig.Stub.WithSession.Select(request => request.At).ToList();
        Assert.Equal(3, at.Count);
        Assert.All(at.Skip(1).Zip(at, (later, earlier) => (later - earlier).TotalSeconds), gap => Assert.True(gap >= 10));
    }

    [Fact]
    public async Task FetchTorrentAsync_TheConnectionEndsBeforeAnAnswer_IsSentOnce()
    {
        await using var rig = new TrackerRig();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}/");
        var requests = new ConcurrentQueue<string>();
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                using var socket = await listener.AcceptSocketAsync(None);
                var buffer = new byte[4096];
                var request = Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, None));
                requests.Enqueue(request.Split(' ')[1]);
                if (request.Contains("jsonIp", StringComparison.Ordinal))
                    await socket.SendAsync(
                        Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {rig.Stub.Egress.Length}\r\n\r\n{rig.Stub.Egress}"),
                        None
                    );
                socket.Shutdown(SocketShutdown.Both);
            }
        });
        using var http = ServiceHandler.CreateClient();
        await using var tracker = new MyAnonamouseClient(http, rig.Options with { BaseAddress = address }, rig.Tables, rig.Secrets, rig.Time);

        await Assert.ThrowsAsync<WaitFaultException>(() => tracker.FetchTorrentAsync(4711, None));

        Assert.Equal(["/json/jsonIp.php", "/tor/download.php?tid=4711"], requests);
        listener.Stop();
        await Assert.ThrowsAnyAsync<SocketException>(() => serving);
    }

    [Fact]
    public async Task SearchAsync_CancelledInFlight_KeepsTheSessionOfTheAnswerAndAsksNothingMore()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        using var giving = new CancellationTokenSource();
        rig.Stub.InFlight = async token =>
        {
            await giving.CancelAsync();
            token.ThrowIfCancellationRequested();
        };

        await tracker.SearchAsync(TrackerRig.AnySearch, giving.Token);
        rig.Stub.InFlight = null;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tracker.SearchAsync(TrackerRig.AnySearch, giving.Token));
        await tracker.DisposeAsync();
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal(3, rig.Stub.Received.Count(request => request.Path.EndsWith("loadSearchJSONbasic.php", StringComparison.Ordinal)));
        Assert.Equal(rig.Stub.Valid[^2], rig.Stub.Received[^1].Session);
    }

    [Fact]
    public async Task ReadReleaseAsync_ById_ReadsThatRow()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();

        Assert.Equal(77, (await tracker.ReadReleaseAsync(77, None))?.Id);
        Assert.Equal("77", (string)JsonNode.Parse(rig.Stub.Received[^1].Body)!["tor"]!["id"]!);
        Assert.Equal(1, tracker.Requests.Row);
    }

    [Fact]
    public async Task ReadReleaseAsync_GoneOrAnother_IsNullOrAFault()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json("""{"error":"Nothing returned, out of 0"}""");
        Assert.Null(await tracker.ReadReleaseAsync(77, None));

        rig.Stub.Script = _ => StubTracker.Json(StubTracker.Rows(1, 2));
        var fault = await Assert.ThrowsAsync<StopFaultException>(() => tracker.ReadReleaseAsync(77, None));
        Assert.Equal(FaultName.ShapeChanged, fault.Fault.Name);
    }

    [Fact]
    public async Task FetchTorrentAsync_ById_ReturnsTheBytesUnchangedAndSpendsNoWedge()
    {
        await using var rig = new TrackerRig();

        var file = await rig.NewProcess().FetchTorrentAsync(4711, None);

        Assert.Equal(StubTracker.Torrent(), file.Reveal().ToArray());
        Assert.Equal(("GET", "/tor/download.php", "?tid=4711"), (rig.Stub.Received[^1].Method, rig.Stub.Received[^1].Path, rig.Stub.Received[^1].Query));
    }

    [Fact]
    public async Task FetchTorrentAsync_TheAnswerIsLost_IsNotAskedForAgain()
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request => request.Session is null ? null : throw new HttpRequestException("reset");

        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => rig.NewProcess().FetchTorrentAsync(1, None));

        Assert.Equal(FaultName.TrackerUnreachable, fault.Fault.Name);
        Assert.Single(rig.Stub.WithSession);
    }

    [Theory]
    [InlineData("d4:infod6:lengthi20e4:name5:a.m4b12:piece lengthi16384e6:pieces20:xxxxxxxxxxxxxxxxxxxxee", HttpStatusCode.OK)]
    [InlineData("d8:announce", HttpStatusCode.OK)]
    [InlineData("""{"error":"no such torrent"}""", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("gone", HttpStatusCode.NotFound)]
    [InlineData("<html><body>The library of all mice.</body></html>", HttpStatusCode.OK)]
    public async Task FetchTorrentAsync_NoPrivateTorrent_IsNotATorrent(string body, HttpStatusCode status)
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json(body, status);

        var fault = await Assert.ThrowsAsync<StopFaultException>(() => rig.NewProcess().FetchTorrentAsync(1, None));

        Assert.Equal(FaultName.NotATorrent, fault.Fault.Name);
    }

    [Fact]
    public async Task FetchTorrentAsync_MoreThanTenMebibytes_IsNotATorrent()
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request =>
            request.Session is null ? null : new HttpResponseMessage { Content = new ByteArrayContent(new byte[(10 * 1024 * 1024) + 1]) };

        var fault = await Assert.ThrowsAsync<StopFaultException>(() => rig.NewProcess().FetchTorrentAsync(1, None));

        Assert.Equal(FaultName.NotATorrent, fault.Fault.Name);
        Assert.Contains("10 MiB", fault.Fault.Sentence);
    }

    [Fact]
    public void Constructor_LooserThanTheRules_IsRefusedWithTheReason()
    {
        var options = new MyAnonamouseOptions
        {
            Lane = new TrackerLaneOptions
            {
                Pace = new() { MinimumGap = TimeSpan.FromSeconds(1), Jitter = TimeSpan.FromSeconds(9) },
            },
        };
        using var http = new HttpClient();

        var exception = Assert.Throws<ArgumentException>(() =>
            new MyAnonamouseClient(http, options, new MemoryTables(), new MemorySecrets(), TimeProvider.System)
        );

        Assert.Contains("at least 3 s", exception.Message);
    }

    private static async Task<SearchPage> SearchAnsweredAsync(string body)
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json(body);
        return await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);
    }
}
