using MamCrawler.Core.Account;
using MamCrawler.Core.Tests.Downloads.Pushing;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Telemetry;

/// <summary>What is told when the tracker has told the account's facts (rules.md 5).</summary>
public sealed class AccountEventTests : IDisposable
{
    private readonly EventLog log = new();
    private readonly PushBench bench = new();
    private readonly AccountFacts facts;

    public AccountEventTests() => facts = new AccountFacts(new AccountStore(bench.Tables), bench.Tracker, bench.Time, log.Of<AccountFacts>());

    public void Dispose()
    {
        facts.Dispose();
        bench.Dispose();
    }

    [Fact]
    public async Task Read_Asked_TellsAllFactsOnce()
    {
        bench.Tracker.Account = new AccountSnapshot
        {
            ReadAt = bench.Time.GetUtcNow(),
            UploadedBytes = 3_000_000_000_000,
            DownloadedBytes = 1_000_000_000_000,
            Ratio = 3.0,
            BonusPoints = 99_999,
            Wedges = 2,
            IsVip = true,
            VipUntil = bench.Time.GetUtcNow().AddDays(20.5),
            UnsatisfiedCount = 4,
            UnsatisfiedLimit = 100,
            Connectable = true,
        };
        await facts.ReadAsync(CancellationToken.None);
        await facts.ReadAsync(CancellationToken.None);
        Assert.Equal(
            "AccountRead ratio=3 uploaded=3000000000000 downloaded=1000000000000 unsatisfied=4 limit=100 free=86 points=99999 wedges=2 vipDays=20 connectable=True",
            Assert.Single(log.Entries).Text
        );
    }

    [Fact]
    public async Task Read_FactsThatAreNotKnown_AreToldAsUnknownAndRaiseNoAlarm()
    {
        bench.Tracker.Account = new AccountSnapshot { ReadAt = bench.Time.GetUtcNow() };
        await facts.ReadAsync(CancellationToken.None);
        Assert.Equal(
            "AccountRead ratio=unknown uploaded=unknown downloaded=unknown unsatisfied=unknown limit=unknown free=unknown points=unknown wedges=unknown vipDays=unknown connectable=unknown",
            Assert.Single(log.Entries).Text
        );
    }

    [Theory]
    [InlineData(1.11, false)]
    [InlineData(1.10, true)]
    [InlineData(0.5, true)]
    [InlineData(double.PositiveInfinity, false)]
    public async Task Read_RatioAtTheWarningLine_Warns(double ratio, bool warns)
    {
        bench.Tracker.Account = bench.Tracker.Account with { Ratio = ratio };
        await facts.ReadAsync(CancellationToken.None);
        Assert.Equal(warns ? 1 : 0, log.Named("RatioNearFloor").Count);
    }

    [Theory]
    [InlineData(7.0, false)]
    [InlineData(6.9, true)]
    [InlineData(-1.0, true)]
    public async Task Read_VipBelowSevenDays_Warns(double days, bool warns)
    {
        bench.Tracker.Account = bench.Tracker.Account with { IsVip = true, VipUntil = bench.Time.GetUtcNow().AddDays(days) };
        await facts.ReadAsync(CancellationToken.None);
        Assert.Equal(warns ? 1 : 0, log.Named("VipNearEnd").Count);
    }

    [Fact]
    public async Task Read_NoSlotIsFree_SaysSo()
    {
        bench.Tracker.Account = bench.Tracker.Account with { UnsatisfiedCount = 90, UnsatisfiedLimit = 100 };
        await facts.ReadAsync(CancellationToken.None);
        Assert.Equal("SlotsFull unsatisfied=90 limit=100", Assert.Single(log.Named("SlotsFull")).Text);
    }
}
