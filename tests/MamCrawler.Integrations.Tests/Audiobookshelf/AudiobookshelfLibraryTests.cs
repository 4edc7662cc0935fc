using System.Text.Json.Nodes;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

public sealed class AudiobookshelfLibraryTests
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head></html>";

    private readonly FakeAudiobookshelf _fake = new();

    [Fact]
    public async Task Read_ItemsRemovedWhileReading_MissesNone()
    {
        var ids = Ids();
        // Two items of the first page vanish after it was read: everything behind them moves forward by two.
        _fake.BeforePage = page =>
        {
            if (page == 1 && _fake.Items.Count == 60)
                _fake.Items.RemoveRange(0, 2);
        };
        var books = await ReadAsync(pageSize: 10);
        Assert.Equal(60, books.Count);
        Assert.Equal(ids.Order(), books.Order());
    }

    [Fact]
    public async Task Read_ItemsAddedWhileReading_ReadsThemToo()
    {
        var late = _fake.Items[59];
        _fake.Items.RemoveAt(59);
        _fake.BeforePage = page =>
        {
            if (page == 5 && _fake.Items.Count == 59)
                _fake.Items.Add(late);
        };
        Assert.Equal(60, (await ReadAsync(pageSize: 10)).Distinct().Count());
    }

    [Fact]
    public async Task Read_OrderShuffledWhileReading_LooksAgainAndMissesNone()
    {
        var once = false;
        _fake.BeforePage = page =>
        {
            if (page == 3 && !once)
            {
                once = true;
                _fake.Items.Reverse();
            }
        };
        Assert.Equal(Ids().Order(), (await ReadAsync(pageSize: 10)).Order());
    }

    [Fact]
    public async Task Read_RepeatedItemInAQuietList_IsTakenOnceAndCounted()
    {
        _fake.Items.Add(_fake.Items[0].DeepClone());
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        var library = TestLibrary.On(server, options => options with { PageSize = 20 });
        Assert.Equal(60, (await TestLibrary.ReadAsync(library)).Count);
        Assert.True(library.LastReading!.Repeated > 0);
        Assert.Equal(60, library.LastReading.Books);
    }

    [Fact]
    public async Task Read_ListThatNeverStandsStill_IsAFaultAndNotAPart()
    {
        var turn = 0;
        _fake.BeforePage = page =>
        {
            // Half of the list is never shown, whatever page is asked for.
            if (page == 0)
                _fake.Items.RemoveAll(item => item["id"]!.GetValue<string>().StartsWith("new-", StringComparison.Ordinal));
            _fake.Items.Insert(0, Copy($"new-{turn++}"));
        };
        var fault = await FaultAsync<WaitFaultException>(FaultName.LibraryUnreachable, pageSize: 10);
        Assert.Contains("changing while it is read", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ServerThatIgnoresThePage_IsAShapeFault()
    {
        _fake.IgnoresPage = true;
        await FaultAsync<StopFaultException>(FaultName.ShapeChanged, pageSize: 10);
    }

    [Fact]
    public async Task Read_ServerThatIgnoresTheLimit_IsReadAtOnce()
    {
        _fake.IgnoresLimit = true;
        Assert.Equal(60, (await ReadAsync(pageSize: 10)).Count);
    }

    [Fact]
    public async Task Read_EmptyLibrary_GivesNoBooks()
    {
        _fake.Items.Clear();
        Assert.Empty(await ReadAsync(pageSize: 10));
    }

    [Fact]
    public async Task Read_OtherMediaAndBareEbooks_ArePassedOverWithACount()
    {
        _fake.Items[0]["mediaType"] = "podcast";
        _fake.Items[1]["media"]!["numAudioFiles"] = 0;
        _fake.Items[1]["media"]!["ebookFormat"] = "epub";
        _fake.Items[2]["isMissing"] = true;
        _fake.Items[3]["isInvalid"] = true;
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        var library = TestLibrary.On(server);
        Assert.Equal(58, (await TestLibrary.ReadAsync(library)).Count);
        Assert.Equal(
            (1, 1, 2, 58),
            (library.LastReading!.OtherMedia, library.LastReading.WithoutAudio, library.LastReading.MissingFiles, library.LastReading.Books)
        );
        Assert.Equal(library.Requests, library.LastReading.Requests + 1);
    }

    [Fact]
    public async Task Read_BatchTooLarge_IsAskedForInHalves()
    {
        foreach (var item in _fake.Items)
            item["media"]!["metadata"]!["seriesName"] = "A #1, B #2";
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        var library = TestLibrary.On(server, options => options with { MaxBodyBytes = 128 * 1024 });
        Assert.Equal(60, (await TestLibrary.ReadAsync(library)).Count);
        Assert.Equal(60, library.LastReading!.InFull);
        Assert.True(server.Requests.Count(request => request.Method == "POST") > 2);
    }

    [Fact]
    public async Task Read_ItemGoneBetweenListAndBatch_IsAFaultAndNotAPart()
    {
        _fake.Expanded.Clear();
        await FaultAsync<WaitFaultException>(FaultName.LibraryUnreachable);
    }

    [Theory]
    [InlineData(401, "Unauthorized", "text/plain", FaultName.LibraryRefused)]
    [InlineData(403, "Forbidden", "text/plain", FaultName.LibraryRefused)]
    [InlineData(404, "Not Found", "text/plain", FaultName.LibraryRefused)]
    [InlineData(404, Page, "text/html", FaultName.ShapeChanged)]
    [InlineData(302, "", "text/plain", FaultName.TunnelAuthenticationFailed)]
    [InlineData(200, Page, "text/html", FaultName.TunnelAuthenticationFailed)]
    [InlineData(400, Page, "text/html", FaultName.TunnelAuthenticationFailed)]
    [InlineData(403, Page, "text/html", FaultName.TunnelAuthenticationFailed)]
    [InlineData(429, "slow", "text/plain", FaultName.RateLimited)]
    [InlineData(500, "oops", "text/plain", FaultName.LibraryUnreachable)]
    [InlineData(502, Page, "text/html", FaultName.LibraryUnreachable)]
    [InlineData(418, "teapot", "text/plain", FaultName.ShapeChanged)]
    [InlineData(200, "{\"results\":[", "application/json", FaultName.ShapeChanged)]
    [InlineData(200, "{\"results\":{},\"total\":3}", "application/json", FaultName.ShapeChanged)]
    [InlineData(200, "{\"results\":[],\"total\":\"many\"}", "application/json", FaultName.ShapeChanged)]
    [InlineData(200, "{\"results\":[],\"total\":3,\"page\":7}", "application/json", FaultName.ShapeChanged)]
    [InlineData(200, "{\"results\":[{\"id\":{}}],\"total\":1}", "application/json", FaultName.ShapeChanged)]
    [InlineData(200, "{\"results\":[],\"total\":3}", "application/json", FaultName.LibraryUnreachable)]
    [InlineData(200, "", "application/json", FaultName.ShapeChanged)]
    [InlineData(200, "[]", "application/json", FaultName.ShapeChanged)]
    public async Task Read_HostileOrRefusingAnswers_AreNamedFaults(int status, string body, string contentType, FaultName expected)
    {
        _fake.Instead["/items?"] = (status, body, contentType);
        var fault = await FaultAsync<FaultException>(expected);
        Assert.Equal("Audiobookshelf", fault.Service);
        Assert.DoesNotContain(FakeAudiobookshelf.Key, fault.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", FaultName.ShapeChanged)]
    [InlineData("{\"libraryItems\":[{\"id\":\"x\"}]}", FaultName.LibraryUnreachable)]
    public async Task Read_HostileBatch_IsANamedFault(string body, FaultName expected)
    {
        _fake.Instead["batch/get"] = (200, body, "application/json");
        await FaultAsync<FaultException>(expected);
    }

    [Fact]
    public async Task Read_NoServer_IsLibraryUnreachable()
    {
        var server = await StubServer.StartAsync(_fake.AnswerAsync);
        var library = TestLibrary.On(server);
        await server.DisposeAsync();
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => TestLibrary.ReadAsync(library));
        Assert.Equal(FaultName.LibraryUnreachable, fault.Fault.Name);
    }

    [Theory]
    [InlineData(null, FaultName.NotConfigured)]
    [InlineData(" ", FaultName.NotConfigured)]
    [InlineData("wrong", FaultName.LibraryRefused)]
    public async Task Read_NoOrWrongKey_AsksAPerson(string? key, FaultName expected)
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => TestLibrary.ReadAsync(TestLibrary.On(server, key: key)));
        Assert.Equal(expected, fault.Fault.Name);
        Assert.Contains("mamcrawler secret set audiobookshelf-api-key", fault.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SeveralLibrariesAndNoneChosen_ListsThem()
    {
        _fake.Libraries =
            """{"libraries":[{"id":"a","name":"Mine","mediaType":"book"},{"id":"b","name":"Yours","mediaType":"book"},{"id":"c","name":"Casts","mediaType":"podcast"}]}""";
        var fault = await FaultAsync<AskPersonFaultException>(FaultName.NotConfigured);
        Assert.Contains("Mine (a), Yours (b)", fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Casts", fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"libraries":[]}""", null, FaultName.LibraryRefused)]
    [InlineData("""{"libraries":[{"id":"a","name":"Mine","mediaType":"book"}]}""", "zzz", FaultName.LibraryRefused)]
    [InlineData("""{"libraries":7}""", null, FaultName.ShapeChanged)]
    public async Task Read_NoSuchLibrary_IsANamedFault(string libraries, string? chosen, FaultName expected)
    {
        _fake.Libraries = libraries;
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        var library = TestLibrary.On(server, options => options with { LibraryId = chosen });
        Assert.Equal(expected, (await Assert.ThrowsAnyAsync<FaultException>(() => TestLibrary.ReadAsync(library))).Fault.Name);
    }

    [Fact]
    public async Task ReadFolders_Library_GivesItsFolders()
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        Assert.Equal(["/media/audiobooks"], await TestLibrary.On(server).ReadFoldersAsync(CancellationToken.None));
    }

    [Fact]
    public void Options_Wrong_SayWhatIsWrong()
    {
        var good = new AudiobookshelfOptions { BaseAddress = new("http://127.0.0.1:1/") };
        Assert.Empty(good.Validate());
        Assert.Equal(
            6,
            (good with { BaseAddress = new("ftp://x/"), ApiKeySecret = "", PageSize = 0, BatchSize = 0, MaxBodyBytes = 1, Timeout = TimeSpan.Zero })
                .Validate()
                .Count
        );
        Assert.Single((good with { BaseAddress = new("http://me:pw@x/") }).Validate());
        using var http = ServiceHandlerClient();
        Assert.Throws<ArgumentException>(() => new AudiobookshelfLibrary(good with { PageSize = 0 }, http, new MemorySecrets(), TimeProvider.System));
    }

    private static HttpClient ServiceHandlerClient() => MamCrawler.Integrations.Http.ServiceHandler.CreateClient();

    private List<string> Ids() => [.. _fake.Items.Select(item => item["id"]!.GetValue<string>())];

    private JsonNode Copy(string id)
    {
        var copy = _fake.Items[^1].DeepClone();
        copy["id"] = id;
        return copy;
    }

    private async Task<List<string>> ReadAsync(int pageSize)
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        return [.. (await TestLibrary.ReadAsync(TestLibrary.On(server, options => options with { PageSize = pageSize }))).Select(book => book.Id)];
    }

    private async Task<Fault> FaultAsync<TFault>(FaultName expected, int pageSize = 100)
        where TFault : FaultException
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        var library = TestLibrary.On(server, options => options with { PageSize = pageSize });
        var fault = await Assert.ThrowsAnyAsync<TFault>(() => TestLibrary.ReadAsync(library));
        Assert.Equal(expected, fault.Fault.Name);
        return fault.Fault;
    }
}
