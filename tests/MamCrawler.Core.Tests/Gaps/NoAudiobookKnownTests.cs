using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Gaps;

/// <summary>A volume that only a catalogue of printed books lists (rules.md 3, "no audiobook known").</summary>
public sealed class NoAudiobookKnownTests
{
    private static readonly SeriesCatalog Printed = new("Hardcover", "Amber Road", [Work(1), Work(2)], default);
    private static readonly SeriesCatalog Recorded = new("Audible", "Amber Road", [Work(1) with { Asins = ["B0AMBER001"], HasAudio = true }], default);

    [Fact]
    public void FindSeriesGaps_VolumeThatTheCatalogueOfAudiobooksLeavesOut_IsNoAudiobookKnown() =>
        Assert.Equal(GapClass.NoAudiobookKnown, Find(Printed, Recorded));

    [Fact]
    public void FindSeriesGaps_NoCatalogueOfAudiobooksKnowsTheSeries_IsMissing() => Assert.Equal(GapClass.Missing, Find(Printed));

    [Fact]
    public void FindSeriesGaps_VolumeOnTheTracker_IsMissing() =>
        Assert.Equal(GapClass.Missing, Find(Printed, Recorded, new SeriesCatalog("MyAnonamouse", "Amber Road", [Work(2) with { HasAudio = true }], default)));

    [Fact]
    public void FindAuthorGaps_WorkThatTheCatalogueOfAudiobooksLeavesOut_IsNoAudiobookKnown()
    {
        var snapshot = Library();
        var author = snapshot.Authors.Single();
        var result = GapFinder.FindAuthorGaps(
            author,
            [Printed, Recorded],
            snapshot.Index,
            new HashSet<string>(),
            new GapOptions { AuthorOwnedAtLeast = 1 },
            new DateOnly(2026, 1, 15)
        );
        Assert.Equal(GapClass.NoAudiobookKnown, Assert.Single(result.Gaps).Class);
    }

    private static GapClass Find(params SeriesCatalog[] catalogs)
    {
        var snapshot = Library();
        return Assert
            .Single(GapFinder.FindSeriesGaps(snapshot.Series.Single(), catalogs, snapshot.Index, new GapOptions(), new DateOnly(2026, 1, 15)).Gaps)
            .Class;
    }

    private static LibrarySnapshot Library()
    {
        var builder = new SnapshotBuilder();
        builder.Add(
            new Book
            {
                Id = "1",
                Title = Work(1).Title,
                Authors = ["Ida Vale"],
                Series = [new("Amber Road", SequenceText.Parse("1"))],
            }
        );
        return builder.Build();
    }

    private static CatalogWork Work(int number) =>
        new()
        {
            Title = number == 1 ? "The Lantern Keeper" : "A Winter Ferry",
            Authors = ["Ida Vale"],
            Sequence = SequenceText.Parse($"{number}"),
            Series = [new("Amber Road", SequenceText.Parse($"{number}"))],
            ReleaseDate = new DateOnly(2015, 5, number),
            Language = "english",
        };
}
