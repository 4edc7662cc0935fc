using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Core.Tests.Metadata.Providers;

/// <summary>A quota of the day holds in any 24 hours, for all processes together.</summary>
public sealed class ProviderDayTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ScanStores stores = new();

    public void Dispose() => stores.Dispose();

    [Fact]
    public async Task Reserve_UpToTheQuota_ThenSaysWhenThereIsRoom()
    {
        var day = new ProviderDay(stores.Tables, stores.Clock);
        Assert.Null(await day.ReserveAsync("GoogleBooks", 60, 100, None));
        stores.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await day.ReserveAsync("GoogleBooks", 40, 100, None));
        var until = await day.ReserveAsync("GoogleBooks", 1, 100, None);
        Assert.Equal(100, await day.ReadAsync("GoogleBooks", None));
        Assert.InRange(until!.Value - stores.Clock.GetUtcNow(), TimeSpan.FromHours(22), TimeSpan.FromHours(24));
        Assert.Null(await day.ReserveAsync("Hardcover", 100, 100, None));
        stores.Clock.Advance(until.Value - stores.Clock.GetUtcNow());
        Assert.Null(await day.ReserveAsync("GoogleBooks", 60, 100, None));
        Assert.NotNull(await day.ReserveAsync("GoogleBooks", 1, 100, None));
    }

    [Fact]
    public async Task Reserve_AnyTwentyFourHours_NeverHoldMoreThanTheQuota()
    {
        var day = new ProviderDay(stores.Tables, stores.Clock);
        var random = new Random(7);
        var made = new List<(DateTimeOffset At, int Requests)>();
        for (var step = 0; step < 600; step++)
        {
            var wanted = random.Next(1, 40);
            if (await day.ReserveAsync("GoogleBooks", wanted, 200, None) is null)
                made.Add((stores.Clock.GetUtcNow(), wanted));
            stores.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 90)));
        }

        Assert.NotEmpty(made);
        Assert.All(made, one => Assert.InRange(made.Where(other => other.At >= one.At && other.At < one.At.AddHours(24)).Sum(other => other.Requests), 1, 200));
    }

    [Fact]
    public async Task Reserve_ManyAtOnce_NoneIsLostAndNoneTooMany()
    {
        using var others = new FileTableStore(stores.Directory);
        ITableStore[] tables = [stores.Tables, others];
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => Task.Run(() => new ProviderDay(tables[number % 2], stores.Clock).ReserveAsync("GoogleBooks", 10, 50, None)))
        );
        Assert.Equal(5, answers.Count(until => until is null));
        Assert.Equal(50, await new ProviderDay(stores.Tables, stores.Clock).ReadAsync("GoogleBooks", None));
    }

    [Fact]
    public async Task Reserve_MoreThanTheQuotaItself_IsNeverMade()
    {
        var day = new ProviderDay(stores.Tables, stores.Clock);
        Assert.NotNull(await day.ReserveAsync("GoogleBooks", 5, 3, None));
        Assert.Equal(0, await day.ReadAsync("GoogleBooks", None));
    }

    [Fact]
    public async Task Return_WhatWasNotUsed_IsFreeAgain()
    {
        var day = new ProviderDay(stores.Tables, stores.Clock);
        await day.ReserveAsync("GoogleBooks", 30, 100, None);
        stores.Clock.Advance(TimeSpan.FromHours(1));
        await day.ReserveAsync("GoogleBooks", 5, 100, None);
        await day.ReturnAsync("GoogleBooks", 20, None);
        Assert.Equal(15, await day.ReadAsync("GoogleBooks", None));
        await day.ReturnAsync("GoogleBooks", 100, None);
        Assert.Equal(0, await day.ReadAsync("GoogleBooks", None));
    }
}
