using MamCrawler.Core.Account;

namespace MamCrawler.Core.Tests.Backups;

/// <summary>After a restore the ledgers know nothing of what was fetched and spent since the backup: a day of rest, unless a person ends it.</summary>
public sealed class RestoreRestTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly GrabPace Pace = new(5, 30);
    private readonly BackupScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Reserve_AfterARestore_RestsForADayAndSaysWhy()
    {
        Assert.True((await ReserveAsync()).Granted);
        await scene.RestoreAsync(await scene.BackUpAsync(), replace: true);

        var refused = await ReserveAsync();

        Assert.Equal((false, HoldReason.Pace, scene.Clock.GetUtcNow().AddHours(1)), (refused.Granted, refused.Reason, refused.RetryAt));
        Assert.StartsWith("Backup 20260301T003000Z was restored at 2026-03-01 00:30 UTC.", refused.Why, StringComparison.Ordinal);
        Assert.Contains("nothing is fetched or spent before 2026-03-02 00:30 UTC", refused.Why, StringComparison.Ordinal);
        scene.Clock.Advance(TimeSpan.FromMinutes((24 * 60) - 1));
        Assert.Equal(scene.Clock.GetUtcNow().AddMinutes(1), (await ReserveAsync()).RetryAt);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await ReserveAsync()).Granted);
    }

    [Fact]
    public async Task Begin_AfterARestore_SpendsNothingForADay()
    {
        await scene.RestoreAsync(await scene.BackUpAsync());

        var refused = await BeginAsync();

        Assert.Contains("nothing is fetched or spent before", refused.Why, StringComparison.Ordinal);
        Assert.Null(refused.Spend);
        scene.Clock.Advance(RestoreRest.Lasts);
        Assert.True((await BeginAsync()).Granted);
    }

    [Fact]
    public async Task Restore_APersonWantsNoRest_GoesOnAtOnce()
    {
        await scene.RestoreAsync(await scene.BackUpAsync(), noRest: true);

        Assert.True((await ReserveAsync()).Granted);
    }

    [Fact]
    public async Task End_APersonEndsTheRest_GoesOnAtOnceAndOnlyOnce()
    {
        var rest = new RestoreRest(scene.Tables, scene.Clock);
        Assert.False(await rest.EndAsync(None));
        await scene.RestoreAsync(await scene.BackUpAsync());
        scene.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await rest.EndAsync(None));
        Assert.False(await rest.EndAsync(None));
        Assert.True((await ReserveAsync()).Granted);

        // The next restore rests anew.
        await scene.RestoreAsync(await scene.BackUpAsync(), replace: true);
        Assert.False((await ReserveAsync()).Granted);
    }

    private Task<GrabReservation> ReserveAsync() => new GrabLedger(scene.Tables, scene.Clock).ReserveAsync("mam-1", Account(), Pace, ahead: 0, None);

    private Task<SpendGrant> BeginAsync() =>
        new SpendLedger(scene.Tables, scene.Clock).BeginAsync(SpendWish.ForTorrent(1, "T"), Account(), new SpendingOptions { Enabled = true }, None);

    private AccountSnapshot Account() =>
        new()
        {
            ReadAt = scene.Clock.GetUtcNow(),
            CountedAt = scene.Clock.GetUtcNow(),
            UnsatisfiedCount = 0,
            UnsatisfiedLimit = 100,
            Wedges = 5,
        };
}
