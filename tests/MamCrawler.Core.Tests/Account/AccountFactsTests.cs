using MamCrawler.Core.Account;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.Downloads.Pushing;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Account;

public sealed class AccountFactsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly ManualTimeProvider time = new();
    private readonly FileTableStore tables;
    private readonly FakeTracker tracker;
    private readonly AccountFacts facts;
    private readonly AccountStore store;

    public AccountFactsTests()
    {
        tables = new FileTableStore(directory.Path);
        tracker = new FakeTracker(time);
        store = new AccountStore(tables);
        facts = new AccountFacts(store, tracker, time);
    }

    public void Dispose()
    {
        facts.Dispose();
        tables.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Read_WithinThirtyMinutes_AsksOnce()
    {
        tracker.Account = tracker.Account with { Ratio = double.PositiveInfinity };
        var first = await facts.ReadAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(30));

        var second = await facts.ReadAsync(CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Equal(1, tracker.AccountReads);
    }

    [Fact]
    public async Task Read_ByManyWorkersAtOnce_AsksOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => facts.ReadAsync(CancellationToken.None))));

        Assert.Equal(1, tracker.AccountReads);
    }

    [Fact]
    public async Task Read_AfterThirtyMinutes_AsksAgain()
    {
        await facts.ReadAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(time.GetUtcNow(), (await facts.ReadAsync(CancellationToken.None)).ReadAt);
        Assert.Equal(2, tracker.AccountReads);
    }

    [Fact]
    public async Task Put_OlderFacts_DoNotReplaceNewerOnes()
    {
        var newer = tracker.Account with { ReadAt = time.GetUtcNow(), ClassName = "newer" };
        await store.PutAsync(newer, CancellationToken.None);

        await store.PutAsync(newer with { ReadAt = newer.ReadAt.AddMinutes(-1), ClassName = "older" }, CancellationToken.None);

        Assert.Equal("newer", (await store.GetAsync(CancellationToken.None))!.ClassName);
    }

    [Fact]
    public async Task Read_FactsOfAWrongClockAreKept_ReplacesThemAndAsksOnce()
    {
        await store.PutAsync(tracker.Account with { ReadAt = time.GetUtcNow().AddDays(1) }, CancellationToken.None);

        await facts.ReadAsync(CancellationToken.None);
        await facts.ReadAsync(CancellationToken.None);

        Assert.Equal(1, tracker.AccountReads);
        Assert.Equal(time.GetUtcNow(), (await store.GetAsync(CancellationToken.None))!.ReadAt);
    }

    [Fact]
    public async Task Get_NothingKept_IsNull() => Assert.Null(await store.GetAsync(CancellationToken.None));

    [Fact]
    public void IsFresh_FactsFromTheFuture_AreNot() => Assert.False(facts.IsFresh(tracker.Account with { ReadAt = time.GetUtcNow().AddHours(1) }));
}
