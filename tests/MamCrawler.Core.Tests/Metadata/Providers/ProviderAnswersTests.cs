using System.Globalization;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Core.Tests.Metadata.Providers;

/// <summary>What is kept of answers, and for how long.</summary>
public sealed class ProviderAnswersTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ScanStores stores = new();

    private ProviderAnswers Answers => new(stores.Tables, stores.Clock);

    public void Dispose() => stores.Dispose();

    [Fact]
    public async Task Find_KeptAnswer_SaysAllOfItAgain()
    {
        var facts = new BookFacts
        {
            Title = "The Iron Gate",
            Asin = "B000000001",
            Authors = ["Ann Writer"],
            Series = [new SeriesMembership("Gates", SequenceText.Parse("1-3"))],
            Duration = TimeSpan.FromMinutes(600),
            Abridged = false,
            ReleaseDate = new DateOnly(2019, 5, 4),
            Description = "A gate.\nOf iron.",
            Genres = ["Fantasy"],
            Cover = new Uri("https://images.example.org/1.jpg"),
        };
        await Answers.PutAsync("Audible", [KeyValuePair.Create("k", (IReadOnlyList<BookFacts>)[facts])], None);
        var kept = Assert.Single((await Answers.FindAsync("Audible", "k", None))!);
        Assert.Equal(facts with { Authors = kept.Authors, Narrators = kept.Narrators, Series = kept.Series, Genres = kept.Genres }, kept);
        Assert.Equal((facts.Authors[0], facts.Series[0], facts.Genres[0]), (kept.Authors[0], kept.Series[0], kept.Genres[0]));
        Assert.Null(await Answers.FindAsync("Audnexus", "k", None));
        Assert.Null(await Answers.FindAsync("Audible", "other", None));
    }

    [Theory]
    [InlineData(true, 30)]
    [InlineData(false, 7)]
    public async Task Find_OldAnswer_IsAskedAgain(bool found, int days)
    {
        await PutAsync("k", found);
        stores.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromSeconds(1));
        Assert.Equal(found ? 1 : 0, (await Answers.FindAsync("Audible", "k", None))!.Count);
        stores.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Answers.FindAsync("Audible", "k", None));
    }

    [Fact]
    public async Task Put_TooLargeForARow_IsNotKept()
    {
        var random = new Random(3);
        var noise = new string([.. Enumerable.Range(0, 100_000).Select(_ => (char)random.Next(0x4E00, 0x9FFF))]);
        await Answers.PutAsync("Audible", [KeyValuePair.Create("k", (IReadOnlyList<BookFacts>)[new BookFacts { Title = "T", Description = noise }])], None);
        Assert.Null(await Answers.FindAsync("Audible", "k", None));
    }

    [Fact]
    public async Task Purge_OldAndTooMany_OnlyTheNewestStay()
    {
        await PutAsync("old", found: true);
        stores.Clock.Advance(TimeSpan.FromDays(31));
        await PutAsync("first", found: true);
        stores.Clock.Advance(TimeSpan.FromMinutes(1));
        await Answers.PutAsync(
            "Audible",
            Enumerable
                .Range(0, ProviderAnswers.Most)
                .Select(number => KeyValuePair.Create(number.ToString("D5", CultureInfo.InvariantCulture), (IReadOnlyList<BookFacts>)[])),
            None
        );
        await Answers.PurgeAsync("Audible", None);
        var left = await stores.Tables.QueryAsync("Providers", null, default, None).Select(row => row.RowKey).ToListAsync(None);
        Assert.Equal(ProviderAnswers.Most, left.Count);
        Assert.DoesNotContain(left, key => key is "answer-old" or "answer-first");
    }

    private Task PutAsync(string key, bool found) =>
        Answers.PutAsync("Audible", [KeyValuePair.Create(key, (IReadOnlyList<BookFacts>)(found ? [new BookFacts { Title = "T" }] : []))], None);
}
