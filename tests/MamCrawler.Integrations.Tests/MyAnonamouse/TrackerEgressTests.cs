using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>rules.md 5, Session: before the first request of a process the egress is compared with what the session was made for.</summary>
public sealed class TrackerEgressTests
{
    private const string Elsewhere = """{"ip":"198.51.100.9","ASN":"AS64999","AS":"Elsewhere"}""";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SearchAsync_FirstOfAProcess_AsksForTheEgressOnceAndWithoutTheSession()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal(
            ["/json/jsonIp.php", "/tor/js/loadSearchJSONbasic.php", "/tor/js/loadSearchJSONbasic.php"],
            rig.Stub.Received.Select(request => request.Path)
        );
        Assert.Empty(rig.Stub.Received[0].Cookies);
        Assert.Equal("203.0.113.7 (AS64500 Example Net)", tracker.Egress?.ToString());
    }

    [Fact]
    public async Task SearchAsync_AnotherNetworkThanLearnt_HaltsWithBothValuesAndSendsNoSession()
    {
        await using var rig = new TrackerRig();
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);
        var sent = rig.Stub.WithSession.Count();
        rig.Stub.Egress = Elsewhere;
        var tracker = rig.NewProcess();

        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(FaultName.EgressMismatch, fault.Fault.Name);
        Assert.Contains("198.51.100.9 (AS64999 Elsewhere)", fault.Fault.Sentence);
        Assert.Contains("203.0.113.7 (AS64500 Example Net)", fault.Fault.Sentence);
        Assert.Equal(sent, rig.Stub.WithSession.Count());

        // Within a minute the site is not asked again; after it, a way out that is back is noticed.
        var asked = rig.Stub.Received.Count;
        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.FetchTorrentAsync(1, None));
        Assert.Equal(asked, rig.Stub.Received.Count);
        rig.Stub.Egress = """{"ip":"203.0.113.200","ASN":64500}""";
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEmpty((await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases);
    }

    [Fact]
    public async Task SearchAsync_ProcessesThatStartTogether_AskForTheEgressOnceAMinute()
    {
        await using var rig = new TrackerRig();
        for (var process = 0; process < 4; process++)
        {
            var tracker = rig.NewProcess();
            await tracker.SearchAsync(TrackerRig.AnySearch, None);
            await tracker.FlushAsync(None);
        }

        Assert.Equal(4, rig.Stub.Received.Count(request => request.Path == "/json/jsonIp.php"));
        Assert.Empty(rig.Stub.Violations);
    }

    [Theory]
    [InlineData(EgressMode.NatGateway, 1)]
    [InlineData(EgressMode.Direct, 2)]
    public async Task SearchAsync_AnotherProcessWasToldWithinTheMinute_ReusesItOnlyWhereTheWayOutIsShared(EgressMode mode, int questions)
    {
        await using var rig = new TrackerRig();
        rig.Options = rig.Options with { Egress = new EgressOptions { Mode = mode } };
        await rig.NewProcess().ReadAccountAsync(None);
        await rig.FlushAllAsync(None);
        var second = rig.NewProcess();
        await second.ReadAccountAsync(None);

        Assert.Equal(questions, rig.Stub.Received.Count(request => request.Path == "/json/jsonIp.php"));
        Assert.Equal("203.0.113.7 (AS64500 Example Net)", second.Egress?.ToString());
        Assert.Empty(rig.Stub.Violations);
    }

    [Fact]
    public async Task SearchAsync_TheQuestionOfAnotherProcessWasNotAnswered_WaitsOutTheMinute()
    {
        await using var rig = new TrackerRig();
        rig.Options = rig.Options with { Egress = new EgressOptions { Mode = EgressMode.NatGateway } };
        rig.Stub.Script = _ => StubTracker.Json("[1]");
        await Assert.ThrowsAnyAsync<FaultException>(() => rig.NewProcess().ReadAccountAsync(None));
        rig.Stub.Script = null;
        await rig.FlushAllAsync(None);

        await rig.NewProcess().ReadAccountAsync(None);

        Assert.Empty(rig.Stub.Violations);
        Assert.Equal(2, rig.Stub.Received.Count(request => request.Path == "/json/jsonIp.php"));
    }

    [Fact]
    public async Task SearchAsync_ANewSeed_ForgetsTheLearntEgress()
    {
        await using var rig = new TrackerRig();
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.Egress = Elsewhere;
        rig.Secrets["mam-id"] = "made-elsewhere";
        rig.Stub.Valid.Add("made-elsewhere");

        Assert.NotEmpty((await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None)).Releases);
    }

    [Theory]
    [InlineData(64500, null, true)]
    [InlineData(64501, null, false)]
    [InlineData(null, "203.0.113.7", true)]
    [InlineData(null, "203.0.113.8", false)]
    [InlineData(64500, "203.0.113.8", false)]
    public async Task SearchAsync_ExpectedInTheOptions_IsWhatCounts(int? asn, string? address, bool passes)
    {
        await using var rig = new TrackerRig();
        rig.Options = rig.Options with { ExpectedAsn = asn, ExpectedAddress = address };
        var searching = rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);

        if (passes)
            await searching;
        else
            Assert.Contains(address ?? $"AS{asn}", (await Assert.ThrowsAsync<AskPersonFaultException>(() => searching)).Fault.Sentence);
        Assert.Equal(passes ? 1 : 0, rig.Stub.WithSession.Count());
    }

    [Theory]
    [InlineData("""{"ASN":64500}""", HttpStatusCode.OK, FaultName.ShapeChanged)]
    [InlineData("""[1]""", HttpStatusCode.OK, FaultName.ShapeChanged)]
    [InlineData("", HttpStatusCode.NotFound, FaultName.ShapeChanged)]
    [InlineData("", HttpStatusCode.TooManyRequests, FaultName.RateLimited)]
    [InlineData("", HttpStatusCode.ServiceUnavailable, FaultName.TrackerUnreachable)]
    [InlineData("Banned for good", HttpStatusCode.Forbidden, FaultName.TrackerRefused)]
    public async Task SearchAsync_TheEgressCannotBeRead_IsAFaultAndSendsNoSession(string body, HttpStatusCode status, FaultName name)
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = _ => StubTracker.Json(body, status);

        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(name, fault.Fault.Name);
        Assert.Empty(rig.Stub.WithSession);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, """{"Success":false,"msg":"Invalid session - IP mismatch"}""")]
    [InlineData(HttpStatusCode.Forbidden, """{"Success":false,"msg":"Invalid session - ASN mismatch"}""")]
    [InlineData(HttpStatusCode.Unauthorized, "The IP does not match the account, and no auth cookie was provided.")]
    public async Task SearchAsync_TheTrackerSaysMismatch_StopsTheLaneWithEgressMismatch(HttpStatusCode status, string body)
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json(body, status);

        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(FaultName.EgressMismatch, fault.Fault.Name);
        Assert.EndsWith(
            "This process leaves from 203.0.113.7 (AS64500 Example Net); the session was made for somewhere it has not worked from yet.",
            fault.Fault.Sentence
        );
        Assert.Equal(FaultName.EgressMismatch, (await tracker.Lane.ReadStopAsync(None))?.Name);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None));
        Assert.Single(rig.Stub.WithSession);

        await tracker.Lane.ClearAsync(None);
        rig.Stub.Script = null;
        Assert.NotEmpty((await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases);
    }
}
