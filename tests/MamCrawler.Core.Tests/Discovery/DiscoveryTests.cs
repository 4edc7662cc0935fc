using MamCrawler.Core.Account;
using MamCrawler.Core.Discovery;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Tests.Orchestrations;
using MamCrawler.Core.Tests.Releases;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Core.Tests.Discovery;

/// <summary>Top 10 (rules.md 8, Discovery): what the library owns is skipped, ten others of each category are proposed, never more.</summary>
public sealed class DiscoveryTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ScanStores stores = new();
    private readonly FakeLibrary library = new();
    private readonly FakeTorrentClient client = new();
    private readonly FakeTracker tracker;

    public DiscoveryTests()
    {
        tracker = new FakeTracker(stores.Clock);
        library.Books.Add(
            new Book
            {
                Id = "li_1",
                Title = "Owned Already",
                Authors = ["Ann Writer"],
                Language = "English",
            }
        );
    }

    private DownloadStore Downloads => new(stores.Tables, stores.Clock);

    public void Dispose() => stores.Dispose();

    [Fact]
    public async Task Run_MoreThanTen_ProposesTheFirstTenThatAreNotOwned()
    {
        Offer("Owned Already");
        foreach (var number in Enumerable.Range(1, 14))
            Offer(TitleOf(number));
        var outcome = await RunAsync();
        Assert.Equal("Of the 15 most snatched of the last 7 days 10 are proposed; 1 are owned, 0 do not pass.", outcome.Sentence);
        var downloads = await Downloads.QueryAsync([], None).ToListAsync(None);
        Assert.Equal(Enumerable.Range(1, 10).Select(TitleOf).Order(), downloads.Select(download => download.Title).Order());
        Assert.All(downloads, download => Assert.Equal((DownloadState.Wanted, "top10"), (download.State, download.Reason)));
        Assert.All(downloads, download => Assert.StartsWith("Among the most snatched in Fantasy of the last 7 days. ", download.Why, StringComparison.Ordinal));
        var search = tracker.Searches[0];
        Assert.Equal((41, TrackerOrder.MostSnatched), (search.Category, search.Order));
        Assert.Equal(DateOnly.FromDateTime(stores.Clock.GetUtcNow().UtcDateTime).AddDays(-7), search.AddedFrom);
        Assert.Equal([41, 47], tracker.Searches.Select(asked => asked.Category!.Value));
    }

    [Fact]
    public async Task Run_Again_ProposesNothingMore()
    {
        foreach (var number in Enumerable.Range(1, 14))
            Offer(TitleOf(number));
        await RunAsync();
        Assert.Contains(" 0 are proposed", (await RunAsync()).Sentence, StringComparison.Ordinal);
        Assert.Equal(10, await Downloads.QueryAsync([], None).CountAsync(None));
    }

    [Fact]
    public async Task Run_RejectedOrHeldOrOnItsWay_TakesAPlaceAndIsNotProposedAgain()
    {
        Offer("Rejected");
        Offer("In The Client");
        Offer("Coming As Another Release");
        Offer("Fresh");
        await AddAsync(1, "Rejected", DownloadState.Rejected);
        await AddAsync(900, "Coming As Another Release", DownloadState.Downloading);
        client.Torrents.Add(
            new ClientTorrent
            {
                InfoHash = new string('a', 40),
                Name = "x",
                State = "stalledUP",
                TrackerId = 2,
            }
        );
        await RunAsync();
        var proposed = await Downloads.QueryAsync([DownloadState.Wanted], None).Select(download => download.Title).ToListAsync(None);
        Assert.Equal(["Fresh"], proposed);
    }

    [Fact]
    public async Task Run_WhatNoGateLetsThrough_IsNotProposed()
    {
        Offer("Deutsch", row => row with { LanguageCode = "GER" });
        Offer("Too Large", row => row with { SizeBytes = 20L << 30, SizeBytesLow = 20L << 30, SizeBytesHigh = 20L << 30 });
        Offer("Abridged", row => row with { FlaggedAbridged = true });
        Offer("Nobody Seeds", row => row with { Seeders = 0 });
        Offer("It Costs", row => row with { Free = false });
        Offer("Theatre (Dramatized Adaptation)");
        Offer("Seven Tales: Books 1-3", row => row with { Series = Listing.Row("x", "Seven Tales #1-3").Series });
        Offer("An Ebook", row => row with { IsAudiobook = false });
        Offer("Old", row => row with { Added = stores.Clock.GetUtcNow().AddDays(-9) });
        Offer("Elsewhere", row => row with { Category = 46 });
        Offer("By Nobody", row => row with { Authors = [] });
        Offer("Good");
        await RunAsync();
        Assert.Equal("Good", Assert.Single(await Downloads.QueryAsync([], None).ToListAsync(None)).Title);
    }

    [Fact]
    public async Task Run_SeveralReleasesOfOneWork_ProposesTheBestOnce()
    {
        Offer(
            "One Work",
            row =>
                row with
                {
                    FileTypes = ["mp3"],
                    FileCount = 40,
                    Facts = new ReleaseFacts { StatedBitrate = 32, StatedDuration = TimeSpan.FromHours(9) },
                }
        );
        Offer(
            "One Work",
            row =>
                row with
                {
                    Facts = new ReleaseFacts
                    {
                        StatedBitrate = 128,
                        StatedDuration = TimeSpan.FromHours(9),
                        SaysUnabridged = true,
                    },
                }
        );
        await RunAsync();
        Assert.Equal(2, Assert.Single(await Downloads.QueryAsync([], None).ToListAsync(None)).TrackerId);
    }

    [Fact]
    public async Task Run_OwnedAtItsPlaceOrUnderAMessyTitle_IsOwned()
    {
        library.Books.Add(
            new Book
            {
                Id = "li_2",
                Title = "The Iron Gate",
                Authors = ["Ann Writer"],
                Series = Listing.Row("x", "Gates #3").Series,
            }
        );
        Offer("Gates 03 - The Iron Gate (Unabridged)", row => row with { Series = Listing.Row("x", "Gates #3").Series });
        Offer("Owned Already [ENG / M4B]");
        Assert.Contains("2 are owned", (await RunAsync()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AGapOfTheLibrary_FillsThatGap()
    {
        var gap = new Gap
        {
            Id = "gates|3",
            GroupKey = "gates",
            Class = GapClass.Missing,
            Confidence = GapConfidence.High,
            Title = "The Iron Gate",
            Authors = ["Ann Writer"],
            Series = "Gates",
            Number = 3,
        };
        await stores.Gaps.PutAsync("run", [gap], None);
        Offer("The Iron Gate", row => row with { Series = Listing.Row("x", "Gates #3").Series });
        await RunAsync();
        var volume = Assert.Single(Assert.Single(await Downloads.QueryAsync([], None).ToListAsync(None)).Volumes);
        Assert.Equal(("gates|3", "Gates", "3", "Ann Writer"), (volume.GapId, volume.Series, volume.Number, volume.Author));
    }

    [Fact]
    public async Task Run_ExcludedGenre_IsPassedOverByWholeWords()
    {
        Offer("Kissing", row => row with { Tags = "fantasy, ROMANCE, slow burn" });
        Offer("History", row => row with { Tags = "necromancers" });
        await RunAsync(new TopTenOptions { ExcludedGenres = ["romance"] });
        Assert.Equal("History", Assert.Single(await Downloads.QueryAsync([], None).ToListAsync(None)).Title);
    }

    [Fact]
    public async Task Run_ProposalIsOwnedByNow_IsWithdrawn()
    {
        Offer("Soon Owned");
        await RunAsync();
        library.Books.Add(
            new Book
            {
                Id = "li_2",
                Title = "Soon Owned",
                Authors = ["Ann Writer"],
            }
        );
        await RunAsync();
        Assert.Equal(DownloadState.Rejected, Assert.Single(await Downloads.QueryAsync([], None).ToListAsync(None)).State);
    }

    [Fact]
    public async Task Run_LibraryClientOrTrackerCannotBeRead_ProposesNothing()
    {
        Offer("Good");
        var away = new WaitFaultException(FaultName.ClientUnreachable, "x", "It is away.");
        client.Fault = away;
        await Assert.ThrowsAsync<WaitFaultException>(() => RunAsync());
        client.Fault = null;
        library.FaultAfterFirstPage = away;
        await Assert.ThrowsAsync<WaitFaultException>(() => RunAsync());
        library.FaultAfterFirstPage = null;
        Assert.Empty(tracker.Searches);
        tracker.Fault = away;
        await Assert.ThrowsAsync<WaitFaultException>(() => RunAsync());
        Assert.Empty(await Downloads.QueryAsync([], None).ToListAsync(None));
    }

    [Fact]
    public async Task Run_QueueCannotBeRead_ProposesNothing()
    {
        Offer("Good");
        var tables = new FaultyTableStore(stores.Tables, -1, lastIsDone: false);
        await Assert.ThrowsAnyAsync<FaultException>(() => RunAsync(downloads: new DownloadStore(tables, stores.Clock)));
        Assert.Empty(tracker.Searches);
        Assert.Empty(await Downloads.QueryAsync([], None).ToListAsync(None));
    }

    [Fact]
    public async Task Run_MoreThanAHundredRows_LooksAtAHundredInOneRequestForEachCategory()
    {
        var held = Enumerable.Range(0, 100).Select(number => $"The {(char)('A' + (number / 26))}{(char)('a' + (number % 26))}lder Bridge").ToList();
        foreach (var title in held)
            Offer(title);
        foreach (var number in Enumerable.Range(1, 5))
            Offer(TitleOf(number));
        library.Books.AddRange(
            held.Select(title => new Book
            {
                Id = title,
                Title = title,
                Authors = ["Ann Writer"],
            })
        );
        var outcome = await RunAsync();
        Assert.StartsWith("Of the 100 most snatched of the last 7 days 0 are proposed; 100 are owned", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(2, tracker.Searches.Count);
        Assert.All(tracker.Searches, search => Assert.Equal(0, search.Start));
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public async Task Run_AnyOfTheCategories_ProposesWhatIsInIt(int category)
    {
        Offer("In It", row => row with { Category = category });
        Offer("Elsewhere", row => row with { Category = category == 41 ? 47 : 41 });
        await RunAsync(new TopTenOptions { Categories = [category] });
        var download = Assert.Single(await Downloads.QueryAsync([], None).ToListAsync(None));
        Assert.Equal("In It", download.Title);
        Assert.StartsWith($"Among the most snatched in {AudiobookCategory.All[category].Name} of", download.Why, StringComparison.Ordinal);
    }

    public static TheoryData<int> Categories => [.. AudiobookCategory.All.Keys];

    [Fact]
    public async Task Run_TenOfEachCategory_AreProposedAndEachWorkOnce()
    {
        foreach (var number in Enumerable.Range(1, 11))
        {
            Offer(TitleOf(number));
            Offer($"{TitleOf(number)} Again", row => row with { Category = 47 });
        }

        // The same work in both categories.
        Offer(TitleOf(1), row => row with { Category = 47 });
        await RunAsync();
        var proposed = await Downloads.QueryAsync([], None).ToListAsync(None);
        Assert.Equal(20, proposed.Count);
        Assert.Equal(20, proposed.Select(download => download.Title).Distinct().Count());
    }

    [Fact]
    public async Task Run_NoCategory_IsSkipped()
    {
        Assert.Equal(JobResult.Skipped, (await RunAsync(new TopTenOptions { Categories = [] })).Result);
        Assert.Equal(0, library.Reads);
    }

    [Fact]
    public void Options_UnknownCategoryOrEmptyGenre_AreRefusedInASentence()
    {
        Assert.Equal(35, AudiobookCategory.All.Count);
        Assert.Empty(new TopTenOptions().Validate());
        var problems = new TopTenOptions { Categories = [41, 7], ExcludedGenres = ["!!"] }
            .Validate()
            .ToArray();
        Assert.Equal(2, problems.Length);
        Assert.Contains("has 7,", problems[0], StringComparison.Ordinal);
    }

    private static string TitleOf(int number) => $"The {(char)('A' + number)}{(char)('a' + number)}der Road";

    private void Offer(string title, Func<Release, Release>? change = null)
    {
        var row = Listing.Row(title, id: tracker.Releases.Count + 1) with { Added = stores.Clock.GetUtcNow().AddDays(-1) };
        tracker.Releases.Add(change is null ? row : change(row));
    }

    private Task AddAsync(long trackerId, string title, DownloadState state) =>
        Downloads.AddAsync(
            new Download
            {
                Id = DownloadStore.IdOf(trackerId),
                TrackerId = trackerId,
                Title = title,
                State = state,
                Reason = "manual",
                Volumes = [new DownloadVolume("x", "Ann Writer", "", "", title)],
            },
            None
        );

    private Task<JobOutcome> RunAsync(TopTenOptions? options = null, DownloadStore? downloads = null) =>
        new LookAtTopTen(
            library,
            tracker,
            client,
            downloads ?? Downloads,
            stores.Gaps,
            new AccountStore(stores.Tables),
            options ?? new TopTenOptions(),
            new ReleaseOptions(),
            stores.Clock
        ).RunAsync(None);
}
