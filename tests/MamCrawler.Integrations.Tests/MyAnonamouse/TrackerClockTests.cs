using System.Globalization;
using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>The tracker's own clock, as the Date of its answers says: while ours differs by more than 5 minutes, nothing is taken and nothing is bought.</summary>
public sealed class TrackerClockTests : IAsyncDisposable
{
    private readonly TrackerRig rig = new();
    private TimeSpan ahead;
    private string? age;

    public TrackerClockTests() =>
        rig.Stub.Decorate = answer =>
        {
            answer.Headers.TryAddWithoutValidation("Date", (rig.Time.GetUtcNow() - ahead).ToString("r", CultureInfo.InvariantCulture));
            if (age is not null)
                answer.Headers.TryAddWithoutValidation("Age", age);
        };

    private static CancellationToken None => TestContext.Current.CancellationToken;

    private int Taken => rig.Stub.Received.Count(request => request.Path is "/tor/download.php" or "/json/bonusBuy.php/");

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData(-4, true)]
    [InlineData(4, true)]
    [InlineData(-6, false)]
    [InlineData(6, false)]
    [InlineData(14_400, false)]
    public async Task Fetch_OurClockAgainstTheTrackers_IsRefusedBeyondFiveMinutes(int minutes, bool taken)
    {
        ahead = TimeSpan.FromMinutes(minutes);
        var client = rig.NewProcess();
        await client.ReadReleaseAsync(7, None);

        foreach (var take in new Func<Task>[] { () => client.FetchTorrentAsync(7, None), () => client.FetchTorrentWithWedgeAsync(7, None) })
            if (taken)
                await take();
            else
                Assert.Equal(FaultName.ClockWrong, (await Assert.ThrowsAsync<WaitFaultException>(take)).Fault.Name);
        if (!taken)
            await Assert.ThrowsAsync<WaitFaultException>(() => client.BuyVipAsync(4, None));

        Assert.Equal(taken ? 2 : 0, Taken);
    }

    [Fact]
    public async Task Fetch_OurClockJumpsAfterTheLastAnswer_IsRefused()
    {
        var client = rig.NewProcess();
        await client.ReadReleaseAsync(7, None);
        rig.Time.SetAhead(TimeSpan.FromMinutes(20));

        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => client.FetchTorrentAsync(7, None));

        Assert.StartsWith("This machine's clock is 20 minutes ahead of the tracker's", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, Taken);
        rig.Time.SetBack(TimeSpan.FromMinutes(20));
        await client.ReadReleaseAsync(7, None);
        await client.FetchTorrentAsync(7, None);
        Assert.Equal(1, Taken);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2_880, 0)]
    public async Task Buy_NothingWasAskedYet_AsksForTheTimeFirst(int minutes, int bought)
    {
        ahead = TimeSpan.FromMinutes(minutes);
        rig.Stub.Script = request => request.Path == "/json/bonusBuy.php/" ? StubTracker.Json("""{"success":true}""") : null;
        var client = rig.NewProcess();

        if (bought > 0)
            Assert.True((await client.BuyVipAsync(4, None)).Done);
        else
            Assert.Equal(FaultName.ClockWrong, (await Assert.ThrowsAsync<WaitFaultException>(() => client.BuyVipAsync(4, None))).Fault.Name);

        Assert.Equal((1, bought), (rig.Stub.Received.Count(request => request.Path == "/jsonLoad.php"), Taken));
    }

    [Fact]
    public async Task ReadAccount_SaysWhatTheTrackersClockSaid_AlsoThroughACache()
    {
        ahead = TimeSpan.FromHours(3);
        var client = rig.NewProcess();
        var account = await client.ReadAccountAsync(None);
        Assert.Equal(ahead.TotalSeconds, (account.ReadAt - account.ToldAt!.Value).TotalSeconds, 1.1);

        age = "600";
        account = await client.ReadAccountAsync(None);
        Assert.Equal((ahead - TimeSpan.FromMinutes(10)).TotalSeconds, (account.ReadAt - account.ToldAt!.Value).TotalSeconds, 1.1);
    }

    [Fact]
    public async Task ReadAccount_TheTrackerTellsNoTime_ComparesNothing()
    {
        rig.Stub.Decorate = answer => answer.Headers.TryAddWithoutValidation("Date", "soon");
        var client = rig.NewProcess();

        Assert.Null((await client.ReadAccountAsync(None)).ToldAt);
        await client.FetchTorrentAsync(7, None);
        Assert.Equal(1, Taken);
    }

    [Fact]
    public async Task Fetch_ALoginPageWithStatus200_IsNotRepeatedWithTheValueBefore()
    {
        var first = rig.NewProcess();
        await first.SearchAsync(TrackerRig.AnySearch, None);
        await rig.FlushAllAsync(None);
        var pages = 0;
        rig.Stub.Script = request =>
        {
            if (request.Path != "/tor/download.php" || pages++ > 0)
                return null;
            return StubTracker.Html("Please log in <input type=password>");
        };
        var second = rig.NewProcess();

        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => second.FetchTorrentWithWedgeAsync(7, None));

        Assert.Equal((FaultName.SessionExpired, true, 1), (fault.Fault.Name, fault.MayBeCarriedOut, Taken));
        // The value before the last is used from then on.
        await second.SearchAsync(TrackerRig.AnySearch, None);
        Assert.Equal(1, Taken);
    }
}
