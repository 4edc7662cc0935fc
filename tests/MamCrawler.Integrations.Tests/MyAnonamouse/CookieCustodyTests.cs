using System.Net;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>rules.md 5, Session: what is kept of it, when, and which of several values is sent. What two holders of the lane do to each other stands in <see cref="CookieFencingTests"/>.</summary>
public sealed class CookieCustodyTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SearchAsync_EachAnswerRotates_TheNextRequestCarriesTheNewValueVerbatim()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        for (var i = 0; i < 3; i++)
            await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal([StubTracker.Seed, "rotation1%3D", "rotation2%3D"], rig.Stub.WithSession.Select(request => request.Session));
    }

    [Fact]
    public async Task SearchAsync_EachAnswerRotates_TheValueIsWrittenBeforeTheNextRequest()
    {
        await using var rig = new TrackerRig();
        var events = new List<string>();
        rig.Tables.Written = table => events.Add(table);
        rig.Stub.Script = request =>
        {
            events.Add(request.Path == "/json/jsonIp.php" ? "egress" : "request");
            return null;
        };
        var tracker = rig.NewProcess();
        for (var i = 0; i < 3; i++)
            await tracker.SearchAsync(TrackerRig.AnySearch, None);

        var between = string.Join(' ', events.SkipWhile(what => what != "request")).Split("request", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, between.Length);
        Assert.All(between, what => Assert.Contains("TrackerSession", what));
    }

    [Fact]
    public async Task NewProcess_AfterRotations_BeginsWithTheStoredOneAndNotTheSeed()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal("rotation2%3D", rig.Stub.Received[^1].Session);
    }

    [Fact]
    public async Task NewProcess_TheUserReplacedTheSeed_TheSeedOutranksTheRotation()
    {
        await using var rig = new TrackerRig();
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);
        rig.Secrets["mam-id"] = " mam_id=second%2Fseed;\n";
        rig.Stub.Valid.Add("second%2Fseed");

        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal(["second%2Fseed", "rotation2%3D"], rig.Stub.WithSession.Select(request => request.Session).TakeLast(2));
    }

    [Theory]
    [InlineData("mam_id=deleted; Max-Age=0; path=/")]
    [InlineData("mam_id=deleted")]
    [InlineData("mam_id=gone; max-age=0")]
    [InlineData("mam_id=; path=/")]
    [InlineData("mam_id=a b")]
    [InlineData("other=value")]
    [InlineData("mam_id")]
    public async Task SearchAsync_ADeletedOrForeignCookie_IsIgnored(string setCookie)
    {
        await using var rig = new TrackerRig();
        rig.Stub.Rotates = false;
        rig.Stub.Script = request =>
        {
            if (request.Session is null)
                return null;
            var answer = StubTracker.Json(StubTracker.Rows(1));
            answer.Headers.TryAddWithoutValidation("Set-Cookie", setCookie);
            return answer;
        };
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.All(rig.Stub.WithSession, request => Assert.Equal(StubTracker.Seed, request.Session));
    }

    [Fact]
    public async Task NewProcess_TheLastValueWasLost_TriesTheSavedOneThenTheOneBefore()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.Valid.Clear();
        rig.Stub.Valid.Add("rotation1%3D");

        tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal(["rotation2%3D", "rotation1%3D", "rotation3%3D"], rig.Stub.WithSession.Select(request => request.Session).TakeLast(3));
    }

    [Fact]
    public async Task NewProcess_TheOneBeforeWorksWithoutRotating_ItIsTheStoredOneFromThenOn()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.Valid.Clear();
        rig.Stub.Valid.Add(StubTracker.Seed);
        rig.Stub.Rotates = false;
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);

        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal(["rotation1%3D", StubTracker.Seed, StubTracker.Seed], rig.Stub.WithSession.Select(request => request.Session).TakeLast(3));
    }

    [Fact]
    public async Task NewProcess_NeitherValueWorks_StopsWithSessionExpiredUntilThePersonReplacesTheSeed()
    {
        await using var rig = new TrackerRig();
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.Valid.Clear();
        var tracker = rig.NewProcess();

        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        Assert.Equal(FaultName.SessionExpired, fault.Fault.Name);
        var asked = rig.Stub.Received.Count;
        Assert.Equal(["rotation1%3D", StubTracker.Seed], rig.Stub.WithSession.Select(request => request.Session).TakeLast(2));

        // Nothing more is asked, by this process or the next.
        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        var next = rig.NewProcess();
        fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => next.FetchTorrentAsync(1, None));
        Assert.Equal(FaultName.SessionExpired, fault.Fault.Name);
        Assert.Equal(asked, rig.Stub.Received.Count);

        rig.Secrets["mam-id"] = "new%2Bseed";
        rig.Stub.Valid.Add("new%2Bseed");
        Assert.Equal(2, (await next.SearchAsync(TrackerRig.AnySearch, None)).Releases.Count);
    }

    [Fact]
    public async Task SearchAsync_TheSessionDiesWhileItWorks_StopsWithoutTryingAnOlderValue()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.Valid.Clear();
        var asked = rig.Stub.Received.Count;

        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(asked + 1, rig.Stub.Received.Count);
    }

    [Fact]
    public async Task SearchAsync_AnAnswerWasLostWithItsRotation_TheValueBeforeIsTriedToo()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        var lost = 0;
        rig.Stub.Script = request => request.Session is not null && lost++ == 0 ? throw new HttpRequestException("reset") : null;
        rig.Stub.Valid.Clear();
        rig.Stub.Valid.Add(StubTracker.Seed);

        Assert.Equal(2, (await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases.Count);
        Assert.Equal(["rotation1%3D", "rotation1%3D", StubTracker.Seed], rig.Stub.WithSession.Select(request => request.Session).TakeLast(3));
    }

    [Fact]
    public async Task SearchAsync_TheBodyIsLostAfterTheHeaders_TheRotationIsKeptAllTheSame()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        var once = 0;
        rig.Stub.Script = request =>
        {
            if (request.Session is null || once++ > 0)
                return null;
            var answer = new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) };
            answer.Headers.TryAddWithoutValidation("Set-Cookie", "mam_id=fromHeaders%3D; path=/");
            rig.Stub.Valid.Add("fromHeaders%3D");
            return answer;
        };

        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal([StubTracker.Seed, "fromHeaders%3D"], rig.Stub.WithSession.Select(request => request.Session));
    }

    [Fact]
    public async Task SearchAsync_TheRotationCannotBeSaved_NothingMoreIsAskedUntilItIs()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.InFlight = _ =>
        {
            rig.Tables.Broken = new IOException("disk");
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<IOException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        rig.Stub.InFlight = null;
        var asked = rig.Stub.Received.Count;
        await Assert.ThrowsAsync<IOException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        Assert.Equal(asked, rig.Stub.Received.Count);

        rig.Tables.Broken = null;
        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal("rotation2%3D", rig.Stub.Received[^1].Session);
    }

    [Fact]
    public async Task SearchAsync_Always_LeavesNoValueInClearAnywhere()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.Script = request => StubTracker.Json($$"""{"Success":false,"msg":"no mam_id={{request.Session}} here"}""", HttpStatusCode.Forbidden);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));

        var texts = rig
            .Log.Lines.Append(fault.ToString())
            .Append(fault.Fault.ToString())
            .Concat(
                rig.Tables.All("TrackerSession")
                    .Concat(rig.Tables.All("TrackerLane"))
                    .SelectMany(row => row.Properties.Values)
                    .Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{value}")
            );
        Assert.All(
            texts,
            text =>
            {
                Assert.DoesNotContain(StubTracker.Seed, text);
                Assert.DoesNotContain("rotation1", text);
            }
        );
        Assert.NotEmpty(rig.Log.Lines);
    }

    [Fact]
    public async Task NewProcess_TheStoredRotationWasTamperedWith_BeginsAgainFromTheSeed()
    {
        await using var rig = new TrackerRig();
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);
        var row = Assert.Single(rig.Tables.All("TrackerSession"));
        var raised = new Dictionary<string, object>(row.Properties) { ["Generation"] = (long)row.Properties["Generation"] + 1 };
        await rig.Tables.WriteAsync("TrackerSession", TableOperation.Upsert(row with { Properties = raised }), None);

        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal(StubTracker.Seed, rig.Stub.Received[^1].Session);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("two words")]
    public async Task SearchAsync_NoUsableSession_IsNotConfiguredAndAsksNothing(string? seed)
    {
        await using var rig = new TrackerRig();
        rig.Secrets["mam-id"] = seed;

        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(FaultName.NotConfigured, fault.Fault.Name);
        Assert.Contains("mam-id", fault.Fault.Sentence);
        Assert.Empty(rig.Stub.Received);
    }

    [Fact]
    public async Task SearchAsync_TheKeyIsNoKey_IsNotConfigured()
    {
        await using var rig = new TrackerRig();
        rig.Secrets["mam-session-key"] = "c2hvcnQ=";

        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(FaultName.NotConfigured, fault.Fault.Name);
    }

    [Fact]
    public async Task FlushAsync_AtTheEndOfARun_GivesTheSecretStoreTheNewestValueAtMostHourly()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.FlushAsync(None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.FlushAsync(None);
        Assert.Equal(["rotation1%3D"], rig.Secrets.Versions.Where(version => version.Name == "mam-id").Select(version => version.Value));

        // The flushed value is no new seed: the rotation that came after it is what the next process uses.
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);
        Assert.Equal("rotation2%3D", rig.Stub.Received[^1].Session);

        rig.Time.Advance(TimeSpan.FromHours(1));
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.FlushAsync(None);
        Assert.Equal("rotation4%3D", rig.Secrets["mam-id"]);
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);
        Assert.Equal("rotation4%3D", rig.Stub.Received[^1].Session);
    }

    [Fact]
    public async Task FlushAsync_TheUserReplacedTheSeedMeanwhile_TheirsStays()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Secrets["mam-id"] = "theirs";

        await tracker.FlushAsync(None);

        Assert.Equal("theirs", rig.Secrets["mam-id"]);
    }

    [Fact]
    public async Task FlushAsync_SecretStoreTakesNothing_GivesTheLaneBackAllTheSame()
    {
        await using var rig = new TrackerRig();
        // What another process was told of a shared way out holds for this one: it need not wait for the next minute.
        rig.Options = rig.Options with
        {
            Egress = new EgressOptions { Mode = EgressMode.NatGateway },
        };
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        var last = rig.Stub.Received[^1].At;
        rig.Secrets.Refusal = new WaitFaultException(FaultName.StateUnavailable, "Key Vault", "The vault did not answer.");

        await Assert.ThrowsAsync<WaitFaultException>(() => tracker.FlushAsync(None));

        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);
        Assert.InRange((rig.Stub.Received[^1].At - last).TotalSeconds, 6, 10);
        Assert.Equal("rotation1%3D", rig.Stub.Received[^1].Session);
    }

    [Fact]
    public async Task FlushAsync_SecretStoreTookNothingTheLastTime_TriesAgainAtTheNextEndOfARun()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Secrets.Refusal = new WaitFaultException(FaultName.StateUnavailable, "Key Vault", "The vault did not answer.");
        await Assert.ThrowsAsync<WaitFaultException>(() => tracker.FlushAsync(None));
        rig.Secrets.Refusal = null;

        await tracker.FlushAsync(None);

        Assert.Equal("rotation1%3D", rig.Secrets["mam-id"]);
    }

    [Fact]
    public async Task FlushAsync_NothingWasAsked_TouchesNothing()
    {
        await using var rig = new TrackerRig();

        await rig.NewProcess().FlushAsync(None);

        Assert.Equal(0, rig.Tables.Writes);
        Assert.Empty(rig.Secrets.Versions);
    }

    [Fact]
    public async Task FlushAsync_NothingWasAskedSinceTheLastTime_TouchesNothing()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.FlushAsync(None);
        var writes = rig.Tables.Writes;
        rig.Time.Advance(TimeSpan.FromHours(2));

        await tracker.FlushAsync(None);

        Assert.Equal(writes, rig.Tables.Writes);
    }

    [Fact]
    public async Task SearchAsync_AnotherProcessWroteTheRow_TheNewestValueIsStillKept()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.InFlight = async token =>
        {
            var row = Assert.Single(rig.Tables.All("TrackerSession"));
            await rig.Tables.WriteAsync("TrackerSession", TableOperation.Upsert(row), token);
        };
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.InFlight = null;

        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal("rotation2%3D", rig.Stub.Received[^1].Session);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromException<int>(new IOException("cut"));
    }
}
