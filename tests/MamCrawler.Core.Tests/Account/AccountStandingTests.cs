using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Tests.Account;

/// <summary>What a person is told of the account; nothing is asked for it.</summary>
public sealed class AccountStandingTests
{
    private readonly GuardScene scene = new();

    private AccountStanding Standing =>
        new(new AccountStore(scene.Tables), scene.Grabs, new SpendLedger(scene.Tables, scene.Time), scene.Downloads, scene.Time);

    [Fact]
    public async Task Describe_NeverAsked_SaysSo()
    {
        var told = await Standing.DescribeAsync(CancellationToken.None);

        Assert.Contains("never asked about the account", told[0], StringComparison.Ordinal);
        Assert.Contains("The ratio guard has frozen nothing.", told);
        Assert.Contains("Downloads that wait because of their price or the ratio: 0.", told);
    }

    [Fact]
    public async Task Describe_AFrozenAccount_TellsRatioGuardVipPointsAndWhatWaits()
    {
        scene.Tracker.Account = scene.Tracker.Account with
        {
            ClassName = "VIP",
            IsVip = true,
            VipUntil = scene.Time.GetUtcNow().AddDays(20),
            BonusPoints = 12_000,
            Wedges = 2,
            Connectable = false,
        };
        await scene.PushNewAsync(1, free: false);
        await scene.GuardAtAsync(0.97);
        await scene.PushNewAsync(2, free: false);

        var told = string.Join('\n', await Standing.DescribeAsync(CancellationToken.None));

        foreach (
            var words in new[]
            {
                "of class VIP.",
                "Ratio 0.97: uploaded 903.4 GiB, downloaded 931.3 GiB.",
                "VIP lasts 19 more days.",
                "Points: 12000. Wedges: 2.",
                "The points are enough for 2 renewals",
                "cannot connect to the torrent client",
                "The ratio fell to 0.97",
                "stopped and has not started again: 1.",
                "Slots: ",
                "because of their price or the ratio: 1. 'mamcrawler pending' lists them.",
            }
        )
            Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.Equal(DownloadState.Blocked, (await scene.FindAsync(2))!.State);
    }

    [Fact]
    public async Task Describe_FactsThatCouldNotBeRead_AreUnread()
    {
        await new AccountStore(scene.Tables).PutAsync(
            new AccountSnapshot { ReadAt = scene.Time.GetUtcNow(), Ratio = double.PositiveInfinity },
            CancellationToken.None
        );

        var told = string.Join('\n', await Standing.DescribeAsync(CancellationToken.None));

        Assert.Contains("of class unread.", told, StringComparison.Ordinal);
        Assert.Contains("Ratio ∞: uploaded unread, downloaded unread.", told, StringComparison.Ordinal);
        Assert.Contains("Points: unread. Wedges: unread.", told, StringComparison.Ordinal);
    }
}
