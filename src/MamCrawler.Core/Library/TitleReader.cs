namespace MamCrawler.Core.Library;

/// <summary>The reader behind <see cref="TitleReading.Read(string?, string?, IReadOnlyList{string}?)"/>.</summary>
internal static class TitleReader
{
    public static TitleReading Read(string? title, string? subtitle, IReadOnlyList<string> seriesNames, IReadOnlyList<PersonName> authors)
    {
        if (authors.Count == 0 && string.IsNullOrWhiteSpace(subtitle) && title is not null && ReadPlain(title, seriesNames) is { } plain)
            return plain;
        return ReadFull(title, subtitle, seriesNames, authors);
    }

    /// <summary>Reads any title, the plain ones too.</summary>
    internal static TitleReading ReadFull(string? title, string? subtitle, IReadOnlyList<string> seriesNames, IReadOnlyList<PersonName> authors)
    {
        var series = new KnownSeries(seriesNames);
        var reading = ReadOne(WithoutAuthors(title ?? "", authors), series);
        if (string.IsNullOrWhiteSpace(subtitle))
            return reading;
        var second = ReadOne(subtitle, series);
        var joined = TitleKey.Of(title + ": " + subtitle);
        return reading with
        {
            Alternatives = [.. reading.Alternatives.Append(joined).Where(key => !key.IsEmpty && key != reading.Key).Distinct()],
            Series = reading.Series.Count > 0 ? reading.Series : second.Series,
            Part = reading.Part ?? second.Part,
            Key = reading.Part is null && second.Part is { } part ? TitleKey.Folded($"{reading.Key.Text} PART {part}") : reading.Key,
            Dramatised = reading.Dramatised || second.Dramatised,
            Abridged = reading.Abridged ?? second.Abridged,
            Pack = reading.Pack || (second.Pack && reading.Series.Count == 0),
        };
    }

    private static TitleReading? ReadPlain(string title, IReadOnlyList<string> seriesNames)
    {
        Span<char> key = stackalloc char[PlainTitle.BufferFor(title.Length)];
        var length = PlainTitle.Write(title, seriesNames, key, out var saysUnabridged);
        if (length == 0)
            return null;
        var folded = TitleKey.Folded(key[..length]);
        return new TitleReading
        {
            Key = folded,
            WholeKey = folded,
            Abridged = saysUnabridged ? false : null,
        };
    }

    private static TitleReading ReadOne(string title, KnownSeries series)
    {
        Span<char> text = stackalloc char[TitleScan.BufferFor(title.Length)];
        Span<TitleWord> words = stackalloc TitleWord[TitleScan.WordsFor(title.Length)];
        Span<TitleStatement> statements = stackalloc TitleStatement[TitleAnatomy.MostStatements];
        Span<char> key = stackalloc char[TitleKeyWriter.BufferFor(title.Length)];
        var scan = TitleScan.Of(title, text, words);
        var anatomy = TitleAnatomy.Of(scan, statements);
        var full = TitleKey.Folded(key[..TitleKeyWriter.Write(scan, 0, scan.Count, anatomy.KeyNumber, anatomy.Part, key)]);
        var memberships = Memberships(scan, anatomy, series);
        var holds = Holds(scan, key);
        var pack =
            holds.Count > 0
            || TitleFlags.SaysPack(scan, memberships.Exists(membership => membership.Sequence.Position is not null))
            || memberships.Exists(membership => membership.Sequence.IsPack);

        var core = new TitleCore(scan, series);
        core.StripSeries(memberships);
        var number = core.NumberIsTold(memberships) ? null : anatomy.KeyNumber;
        var stripped = TitleKey.Folded(key[..TitleKeyWriter.Write(scan, 0, scan.Count, number, anatomy.Part, key)]);
        var whole = anatomy.Part is null ? stripped : TitleKey.Folded(key[..TitleKeyWriter.Write(scan, 0, scan.Count, number, null, key)]);
        var alternatives = new List<TitleKey>();
        Add(alternatives, full, stripped);
        if (anatomy.AlsoKnownAs is var (from, to) && to > from)
            Add(alternatives, TitleKey.Of(scan.Raw(from, to).ToString()), stripped);
        for (var at = 1; at + 1 < scan.Count; at++)
        {
            // "Frankenstein; or, The Modern Prometheus": two titles of one book.
            if (scan.Text(at) is "OR" && scan[at].Before is TitleBreak.Comma or TitleBreak.Colon && scan[at].Bracket == 0)
            {
                Add(alternatives, TitleKey.Of(scan.Raw(0, at).ToString()), stripped);
                Add(alternatives, TitleKey.Of(scan.Raw(at + 1, scan.Count).ToString()), stripped);
            }
        }
        var main = anatomy.Part is null && number is null ? core.MainTitleEnd() : 0;
        return new TitleReading
        {
            Key = stripped,
            WholeKey = whole,
            MainKey = main == 0 ? default : TitleKey.Folded(key[..TitleKeyWriter.Write(scan, 0, main, null, null, key)]),
            Alternatives = alternatives,
            Series = memberships,
            Part = anatomy.Part,
            Dramatised = TitleFlags.SaysDramatised(scan),
            Abridged = TitleFlags.SaysAbridged(scan),
            Pack =
                pack
                || (core.IsSeriesName && !memberships.Exists(membership => membership.Sequence.Position is not null) && TitleFlags.SaysComplete(scan, series)),
            Holds = holds,
            IsSeriesName = core.IsSeriesName,
        };
    }

    private static void Add(List<TitleKey> keys, TitleKey key, TitleKey except)
    {
        if (!key.IsEmpty && key != except && !keys.Contains(key))
            keys.Add(key);
    }

    private static List<SeriesMembership> Memberships(in TitleScan scan, in TitleAnatomy anatomy, KnownSeries series)
    {
        var memberships = new List<SeriesMembership>(anatomy.StatementCount);
        for (var index = 0; index < anatomy.StatementCount; index++)
        {
            var statement = anatomy.Statement(index);
            var name = series.NameIn(scan, statement) ?? scan.Raw(statement.SeriesFrom, statement.SeriesTo).Trim(" ,:-–—").ToString();
            if (name.Length == 0)
                name = series.First;
            if (name.Length > 0)
                memberships.Add(new(name, SequenceText.Parse(scan.Raw(statement.SequenceFrom, statement.SequenceTo).ToString())));
        }
        return memberships;
    }

    /// <summary>"First Title / Second Title": every piece is a title of its own.</summary>
    private static IReadOnlyList<TitleKey> Holds(in TitleScan scan, Span<char> key)
    {
        List<TitleKey>? holds = null;
        var from = 0;
        for (var at = 1; at <= scan.Count; at++)
        {
            if (at < scan.Count ? scan[at].Before != TitleBreak.Slash || scan[at].Bracket != 0 : holds is null)
                continue;
            (holds ??= []).Add(TitleKey.Folded(key[..TitleKeyWriter.Write(scan, from, at, null, null, key)]));
            from = at;
        }
        return holds is null ? [] : [.. holds.Where(held => !held.IsEmpty)];
    }

    private static string WithoutAuthors(string title, IReadOnlyList<PersonName> authors)
    {
        if (authors.Count == 0)
            return title;
        foreach (var possessive in (ReadOnlySpan<string>)["'s ", "’s "])
            if (title.IndexOf(possessive, StringComparison.Ordinal) is > 0 and var owner && IsAuthor(title.AsSpan(0, owner), authors))
                title = title[(owner + possessive.Length)..];
        foreach (var separator in (ReadOnlySpan<string>)[" - ", "--", " – ", " — ", ": "])
        {
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && separator != ": " && IsAuthor(title.AsSpan(0, first), authors))
                title = title[(first + separator.Length)..];
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && IsAuthor(title.AsSpan(last + separator.Length), authors))
                title = title[..last];
        }
        var by = title.LastIndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        return by > 0 && IsAuthor(title.AsSpan(by + 4), authors) ? title[..by] : title;
    }

    private static bool IsAuthor(ReadOnlySpan<char> text, IReadOnlyList<PersonName> authors)
    {
        if (text.Length > 60)
            return false;
        var person = PersonName.Of(text.ToString());
        foreach (var author in authors)
            if (author.Matches(person))
                return true;
        return false;
    }
}
