using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Understands the works of the catalogs of one series, or of one author (then without names, and positions play no part).</summary>
internal sealed class SlotWorkReader(SeriesNames? names, IReadOnlyList<string> seriesAuthors)
{
    private IReadOnlyList<string> _lastAuthors = [];
    private ulong[] _lastHashes = [];
    private string? _lastLanguage;
    private LanguageTag _lastTag;

    /// <summary>Reads one listed work; null when it is a pack, which is never a slot (rules.md 3), or says nothing.</summary>
    public SlotWork? Read(SeriesCatalog catalog, int number, CatalogWork work)
    {
        if (work.IsPack || work.Sequence.IsPack)
            return null;
        var title = names is null ? Title(work) : TitleFacts.Of(work.Title, work.Subtitle, names.Texts, names.Starts, work.Sequence.IsNumbered);
        if (title.Pack)
            return null;
        var sequence = names is null || work.Sequence.IsNumbered ? work.Sequence : Sequence(work, title, names);
        if (sequence.IsPack)
            return null;
        var part = sequence.Part ?? title.Part ?? (work.IsPart ? 0 : null);
        var position = sequence.Places is [var span] ? span.From : (decimal?)null;
        var nameless = title.Key == 0 || Repeats(title, position, work);
        if (nameless && position is null && work.Asins.Count == 0)
            return null;
        return new SlotWork(catalog, number, work, title, Authors(work))
        {
            Part = part,
            Place = position,
            Nameless = nameless,
            PositionKey = part is null && position is { } place && OwnershipKey.IsPosition(place) ? OwnershipKey.PositionKey(place) : 0,
            Dramatised = work.Dramatised || title.Dramatised || sequence.Dramatised,
            Language = Language(work.Language),
        };
    }

    private static SequenceText Sequence(CatalogWork work, TitleFacts title, SeriesNames names)
    {
        foreach (var place in work.Series)
            if (place.Sequence.Spans.Count > 0 && names.Knows(place.Name))
                return place.Sequence;
        if (title.Full is { } full)
            foreach (var place in full.Series)
                if (place.Sequence.Spans.Count > 0 && names.Knows(place.Name))
                    return place.Sequence;
        return work.Sequence;
    }

    // The first volume often bears the series' name ("Dune"); at any other number that name is no title. A plain title is never a series' name.
    private bool Repeats(TitleFacts title, decimal? position, CatalogWork work)
    {
        if (title.Full is not { } full)
            return false;
        if (names is not null)
            return position is not null and not 1 && (full.IsSeriesName || names.Repeats(full.Key));
        foreach (var place in work.Series)
            if (place.Sequence.Position is { } number && number != 1 && SeriesKey.Of(place.Name).Text == full.Key.Text)
                return true;
        return false;
    }

    private static TitleFacts Title(CatalogWork work)
    {
        var series = work.Series.Select(place => place.Name).ToArray();
        return TitleFacts.Of(work.Title, work.Subtitle, series, Array.ConvertAll(series, name => PlainStart.Of(name)), numbered: false);
    }

    private LanguageTag Language(string? text)
    {
        if (text != _lastLanguage)
            (_lastLanguage, _lastTag) = (text, LanguageTag.Of(text));
        return _lastTag;
    }

    // A witness names the same authors work after work. Works without authors are the series' own.
    private ulong[] Authors(CatalogWork work)
    {
        var authors = work.Authors.Count == 0 ? seriesAuthors : work.Authors;
        if (ReferenceEquals(authors, _lastAuthors) || Same(authors, _lastAuthors))
            return _lastHashes;
        _lastAuthors = authors;
        return _lastHashes = OwnershipAuthors.Of(authors);
    }

    private static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        if (left.Count != right.Count)
            return false;
        for (var index = 0; index < left.Count; index++)
            if (left[index] != right[index])
                return false;
        return true;
    }
}
