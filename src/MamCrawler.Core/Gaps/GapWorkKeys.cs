using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>The texts by which one work is known again among gaps: its ASINs, its place in the series, its title with each author.</summary>
public static class GapWorkKeys
{
    /// <summary>The keys of a gap's work.</summary>
    public static IEnumerable<string> Of(Gap gap)
    {
        foreach (var asin in gap.Asins)
            yield return Asin(asin);
        if (gap is { Series: { } series, Number: { } number })
            foreach (var name in gap.SeriesAliases.Prepend(series))
            foreach (var author in gap.Authors)
                yield return Place(name, number, author);
        var reading = TitleReading.Read(gap.Title, null, gap.Series is null ? [] : [gap.Series, .. gap.SeriesAliases]);
        if (gap.Number is not null and not 1 && gap.Series is not null && SeriesKey.Of(gap.Series).Text == reading.Key.Text)
            yield break;
        foreach (var title in reading.Alternatives.Prepend(reading.Key))
        foreach (var author in gap.Authors)
            if (!title.IsEmpty)
                yield return Title(title, author);
    }

    internal static IEnumerable<string> Of(SlotWork work)
    {
        foreach (var asin in work.Work.Asins)
            yield return Asin(asin);
        foreach (var place in work.Work.Series)
            if (place.Sequence.Position is { } number)
                foreach (var author in work.Work.Authors)
                    yield return Place(place.Name, number, author);
        if (!work.Nameless)
            foreach (var title in work.OtherTitleKeys.Prepend(work.TitleKey))
            foreach (var author in work.Work.Authors)
                if (!title.IsEmpty)
                    yield return Title(title, author);
    }

    private static string Asin(string asin) => $"asin {asin}";

    private static string Place(string series, decimal number, string author) =>
        $"place {SeriesKey.Of(series)} #{SlotNumber.Text(number)} {PersonName.Of(author)}";

    private static string Title(TitleKey title, string author) => $"title {title} by {PersonName.Of(author)}";
}
