using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Understands the works of a catalog. Packs are left out: they are never slots (rules.md 3).</summary>
internal static class SlotWorkReader
{
    // Without names an author was asked for, and positions play no part; authors stand in for works that name none.
    public static SlotWork? Read(SeriesCatalog catalog, int number, CatalogWork work, SeriesNames? names, ulong[] authors)
    {
        if (work.IsPack || work.Sequence.IsPack)
            return null;
        var reading = TitleReading.Read(work.Title, work.Subtitle, names?.Texts ?? (IReadOnlyList<string>)[.. work.Series.Select(place => place.Name)]);
        if (reading.Pack)
            return null;
        var sequence = names is null ? work.Sequence : Sequence(work, reading, names);
        if (sequence.IsPack)
            return null;
        var part = sequence.Part ?? reading.Part ?? (work.IsPart ? 0 : null);
        var position = sequence.Spans is [var span] ? span.From : (decimal?)null;
        var nameless = reading.Key.IsEmpty || (reading.IsSeriesName && position is not null and not 1) || Repeats(reading.Key, position, work, names);
        if (nameless && position is null && work.Asins.Count == 0)
            return null;
        return new SlotWork(catalog.Witness, number, work)
        {
            Reading = reading, Part = part, PartOf = part is null ? null : position, Position = part is null ? position : null, Nameless = nameless,
            Dramatised = work.Dramatised || reading.Dramatised || sequence.Dramatised, Language = LanguageTag.Of(work.Language),
            Titles = nameless ? [] : Titles(reading), MainTitle = nameless || reading.MainKey.IsEmpty ? 0 : OwnershipKey.TitleText(reading.MainKey),
            Authors = work.Authors.Count == 0 ? authors : OwnershipAuthors.Of(work.Authors),
        };
    }

    private static SequenceText Sequence(CatalogWork work, TitleReading reading, SeriesNames names)
    {
        if (work.Sequence.Spans.Count > 0)
            return work.Sequence;
        foreach (var place in work.Series)
            if (place.Sequence.Spans.Count > 0 && names.Knows(place.Name))
                return place.Sequence;
        foreach (var place in reading.Series)
            if (place.Sequence.Spans.Count > 0 && names.Knows(place.Name))
                return place.Sequence;
        return work.Sequence;
    }

    // The first volume often bears the series' name ("Dune"); at any other number that name is no title.
    private static bool Repeats(TitleKey key, decimal? position, CatalogWork work, SeriesNames? names)
    {
        if (names is not null)
            return position is not null and not 1 && names.Repeats(key);
        foreach (var place in work.Series)
            if (place.Sequence.Position is { } number && number != 1 && SeriesKey.Of(place.Name).Text == key.Text)
                return true;
        return false;
    }

    private static ulong[] Titles(TitleReading reading)
    {
        var titles = new ulong[1 + reading.Alternatives.Count];
        titles[0] = OwnershipKey.TitleText(reading.Key);
        for (var index = 1; index < titles.Length; index++)
            titles[index] = OwnershipKey.TitleText(reading.Alternatives[index - 1]);
        return titles;
    }
}
