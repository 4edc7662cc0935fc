using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Tests.Gaps.Seeded;

namespace MamCrawler.Core.Tests.Gaps;

public sealed class SeededLibraryTests
{
    private const int Libraries = 1000;
    private static readonly DateOnly Today = new(2026, 1, 15);

    [Fact]
    public void Find_RandomLibraries_FindsExactlyThePlantedGaps()
    {
        var wrong = new List<string>();
        var planted = 0;
        for (var seed = 1; seed <= Libraries; seed++)
        {
            var library = SeededLibraryMaker.Make(seed);
            var expected = library.Planted.Order().ToList();
            var found = Find(library).Order().ToList();
            planted += expected.Count;
            wrong.AddRange(expected.Except(found).Select(gap => $"seed {seed}: not found {gap}"));
            wrong.AddRange(found.Except(expected).Select(gap => $"seed {seed}: not planted {gap}"));
            if (found.Count != found.Distinct().Count())
                wrong.Add($"seed {seed}: a gap was found twice");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {planted} wrong:\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(planted > 10 * Libraries);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(77)]
    [InlineData(777)]
    public void Find_SameLibraryInAnotherOrder_FindsTheSame(int seed)
    {
        var library = SeededLibraryMaker.Make(seed);
        var shuffled = SeededLibraryMaker.Make(seed);
        shuffled.Books.Reverse();

        Assert.Equal(Find(library).Order(), Find(shuffled).Order());
    }

    private static List<PlantedGap> Find(SeededLibrary library)
    {
        var builder = new SnapshotBuilder();
        foreach (var (series, author) in library.Followed)
            builder.AddFollowedSeries(series, author);
        foreach (var book in library.Books)
            builder.Add(book);
        var snapshot = builder.Build();
        var options = new GapOptions { MajorityLanguage = snapshot.MajorityLanguage };
        var gaps = snapshot
            .Series.SelectMany(group =>
                GapFinder.FindSeriesGaps(group, library.Series.GetValueOrDefault(group.Name) ?? [], snapshot.Index, options, Today).Gaps
            )
            .ToList();
        var known = gaps.SelectMany(GapWorkKeys.Of).ToHashSet();
        var byAuthors = snapshot.Authors.SelectMany(author =>
            GapFinder.FindAuthorGaps(author, library.Authors.GetValueOrDefault(author.Name) ?? [], snapshot.Index, known, options, Today).Gaps
        );
        var all = GapDuplicates.Remove(gaps.Concat(byAuthors));
        Assert.Equal(all.Count(gap => gap.Class == GapClass.Missing), GapOrder.Order(gaps.Concat(byAuthors)).Count);
        return [.. all.Select(gap => new PlantedGap(library.NameOf(gap.Series ?? gap.Authors[0]), gap.Class, gap.Number, gap.Title))];
    }
}
