using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Core.Tests.Shelving;

/// <summary>What can go wrong on the way to the shelf, one by one: each is a hold of its own name, and its sentence says what to do next (rules.md 7).</summary>
public sealed class ShelvingHoldTests : IAsyncDisposable
{
    private const string First = $"{ShelvingBench.Saga}/1 - The First Fire";
    private const string Second = $"{ShelvingBench.Saga}/2 - Second Sight";
    private readonly ShelvingBench bench = new();

    /// <summary>Every hold, what the library shows, and what the person is told to do.</summary>
    public static TheoryData<ShelvingHold, string> Holds =>
        new()
        {
            { ShelvingHold.LateArrival, "Look at that folder there and have the library scanned" },
            { ShelvingHold.NoLibraryFolder, "set the path mapping" },
            { ShelvingHold.TwoItems, "Keep one of the items and remove the others" },
            { ShelvingHold.SeveralLibraries, "Take its folder out of all libraries but one" },
            { ShelvingHold.WrongAuthor, "correct its author in Audiobookshelf" },
            { ShelvingHold.WrongFolder, "Move what lies loose" },
            { ShelvingHold.WrongDuration, "Listen to it" },
            { ShelvingHold.WrongTracks, "Move those away" },
        };

    public static TheoryData<ShelvingHold> Names => [.. Enum.GetValues<ShelvingHold>()];

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public void Holds_AreAllInTheTable() => Assert.Equal(Enum.GetValues<ShelvingHold>(), Holds.Select(row => row.Data.Item1).Order());

    [Theory]
    [MemberData(nameof(Holds))]
    public async Task Shelve_SomethingIsWrong_IsItsNamedHoldWithTheNextStep(ShelvingHold hold, string step)
    {
        await bench.AddAsync();
        Spoil(hold);

        var download = await bench.RoundAsync();

        Assert.Equal((DownloadState.Held, hold), (download.State, download.HeldFor));
        Assert.Contains(step, download.Why, StringComparison.Ordinal);
        Assert.Contains("The First Fire", download.Why, StringComparison.Ordinal);
        Assert.Contains("'mamcrawler look'", download.Why, StringComparison.Ordinal);
        Assert.NotNull(download.NextAttemptAt);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Look_PersonMendedIt_IsShelvedWithoutWaitingForTheDay(ShelvingHold hold)
    {
        await bench.AddAsync();
        Spoil(hold);
        var engine = bench.NewEngine();
        var heldAt = (await bench.RoundAsync(engine)).UpdatedAt;
        bench.Mend();

        await bench.LookAsync(engine);
        await bench.EndAsync(engine);

        var download = await bench.ReadAsync();
        Assert.True(download.State == DownloadState.Shelved, download.Why);
        Assert.InRange(bench.Time.GetUtcNow() - heldAt, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    private void Spoil(ShelvingHold hold)
    {
        if (hold is not (ShelvingHold.LateArrival or ShelvingHold.NoLibraryFolder or ShelvingHold.WrongFolder))
            bench.Shelf.Lay(Second, "Second Sight");
        switch (hold)
        {
            case ShelvingHold.LateArrival:
                break;
            case ShelvingHold.NoLibraryFolder:
                bench.Shelf.Libraries = [new("books", "Books", ["/audiobooks"], IsChosen: true)];
                break;
            case ShelvingHold.TwoItems:
                bench.Shelf.Lay(First, "The First Fire");
                bench.Shelf.Lay("/srv/books/incoming/The First Fire", "The First Fire");
                break;
            case ShelvingHold.SeveralLibraries:
                bench.Shelf.Libraries = [.. bench.Shelf.Libraries, new ShelfLibrary("all", "All", ["/srv"], IsChosen: false)];
                bench.Shelf.Lay(First, "The First Fire");
                bench.Shelf.Lay(First + "/", "The First Fire", library: "all");
                break;
            case ShelvingHold.WrongAuthor:
                bench.Shelf.Lay(First, "The First Fire", author: "Bea Other");
                break;
            case ShelvingHold.WrongFolder:
                bench.Shelf.Lay(ShelvingBench.Saga, "The Saga", tracks: 3);
                break;
            case ShelvingHold.WrongDuration:
                bench.Shelf.Lay(First, "The First Fire", hours: 5);
                break;
            case ShelvingHold.WrongTracks:
                bench.Shelf.Lay(First, "The First Fire", tracks: 4);
                break;
            default:
                Assert.Fail($"{hold} is not in this test.");
                break;
        }
    }
}
