namespace MamCrawler.Core.Library;

/// <summary>Tells a title's own words from what listings hang on them, and remembers what the ornament said.</summary>
internal ref struct TitleAnatomy
{
    public const int MostStatements = 4;

    private readonly TitleScan _scan;
    private readonly Span<TitleStatement> _statements;

    private TitleAnatomy(TitleScan scan, Span<TitleStatement> statements)
    {
        _scan = scan;
        _statements = statements;
    }

    public int StatementCount { get; private set; }

    /// <summary>The number that tells this volume from others of the same title ("Best of Bova: Volume 2"); part of the key.</summary>
    public decimal? KeyNumber { get; private set; }

    public int? Part { get; private set; }

    /// <summary>The words of another title in brackets: "(aka The Stepmother)". Empty when equal.</summary>
    public (int From, int To) AlsoKnownAs { get; private set; }

    public readonly TitleStatement Statement(int index) => _statements[index];

    public static TitleAnatomy Of(TitleScan scan, Span<TitleStatement> statements)
    {
        var anatomy = new TitleAnatomy(scan, statements);
        if (!scan.HasOrnament)
            return anatomy;
        anatomy.ReadBrackets();
        anatomy.ReadSegments();
        anatomy.KeyNumber ??= SeriesNameNumber.Of(scan, statements[..anatomy.StatementCount]);
        anatomy.KeepSomething();
        return anatomy;
    }

    /// <summary>The first word behind the segment that begins at <paramref name="from"/>.</summary>
    public static int SegmentEnd(in TitleScan scan, int from)
    {
        var to = from + 1;
        while (to < scan.Count && scan[to].Before < TitleBreak.Dash && scan[to].Bracket == scan[from].Bracket)
            to++;
        return to;
    }

    private void ReadBrackets()
    {
        for (var from = 0; from < _scan.Count; )
        {
            if (_scan[from].Bracket == 0)
            {
                from++;
                continue;
            }
            var to = from + 1;
            while (to < _scan.Count && _scan[to].Bracket == _scan[from].Bracket)
                to++;
            ReadBracket(from, to);
            from = to;
        }
    }

    private void ReadBracket(int from, int to)
    {
        Drop(from, to);
        if (TitleStatementReader.FindPart(_scan, from, to) is { } part)
            Part ??= part.Number;
        else if (TitleStatementReader.Find(_scan, from, to) is { } statement)
            Add(statement);
        else if (TitleStatementReader.FindBare(_scan, from, to) is { } bare)
            Add(bare);
        else if (to - from > 1 && _scan.Text(from) is "AKA")
            AlsoKnownAs = (from + 1, to);
    }

    private void ReadSegments()
    {
        for (int from = 0, to; from < _scan.Count; from = to)
        {
            to = SegmentEnd(_scan, from);
            if (_scan[from].Bracket == 0)
                ReadSegment(from, to);
        }
    }

    private void ReadSegment(int from, int to)
    {
        var first = !AnyKept(0, from);
        if (TitleTail.IsGenreSubtitle(_scan, from, to) && !first)
        {
            Drop(from, to);
            return;
        }
        to = TitleTail.Drop(_scan, to, AnyKept(0, from) ? from : from + 1);
        if (from == to)
            return;
        if (TitleStatementReader.FindPart(_scan, from, to) is { } part)
        {
            Part ??= part.Number;
            Drop(part.From, part.To);
            return;
        }
        var others = !first || CoreFollows(to);
        var statement =
            TitleStatementReader.Find(_scan, from, to)
            ?? (others ? TitleStatementReader.FindOrdered(_scan, from, to, first) : null)
            ?? TitleStatementReader.FindRange(_scan, from, to);
        if (statement is { } found)
            Apply(found, from, to, first, others);
    }

    private void Apply(TitleStatement found, int from, int to, bool first, bool others)
    {
        // "Ashfall: A LitRPG Adventure, Book 2": a genre is no series.
        if (!first && (!found.NamesSeries || (found.SeriesFrom == from && TitleTail.IsGenreSubtitle(_scan, found.SeriesFrom, found.SeriesTo))))
            found = Preceding(found, from);
        Add(found);
        if (found.SeriesFrom >= found.SequenceTo)
        {
            // "Title, Book 1 of the Series": what stands before the marker is the title.
            Drop(
                found.SequenceFrom > from && TitleVocabulary.IsVolumeMarker(_scan.Text(found.SequenceFrom - 1)) ? found.SequenceFrom - 1 : found.SequenceFrom,
                to
            );
            return;
        }
        var namesItself = found.SeriesFrom >= from;
        if (others && (first || (namesItself ? found.NamesSeries && !TitleTail.HoldsPackWord(_scan, from, to) : CoreFollows(to))))
        {
            Drop(Math.Min(from, found.SeriesFrom), to);
            return;
        }
        var single = found.SequenceTo - found.SequenceFrom == 1 ? NumberWord.Read(_scan.Text(found.SequenceFrom)) : null;
        Drop(namesItself ? found.SeriesTo : from, single is null ? found.SequenceFrom : to);
        KeyNumber ??= single;
    }

    /// <summary>"Best of Bova: Volume 2": the number belongs to what stands before.</summary>
    private readonly TitleStatement Preceding(TitleStatement found, int from)
    {
        var end = from;
        while (end > 0 && _scan[end - 1].Dropped)
            end--;
        var start = end;
        while (start > 0 && !_scan[start - 1].Dropped && _scan[start - 1].Bracket == 0)
            start--;
        return found with { SeriesFrom = start, SeriesTo = end };
    }

    private readonly bool CoreFollows(int from)
    {
        for (int at = from, to; at < _scan.Count; at = to)
        {
            to = SegmentEnd(_scan, at);
            if (_scan[at].Bracket == 0 && !_scan[at].Dropped && !TitleTail.IsGenreSubtitle(_scan, at, to) && !TitleOrnament.IsTail(_scan.Text(at)))
                return true;
        }
        return false;
    }

    private readonly bool AnyKept(int from, int to)
    {
        for (var at = from; at < to; at++)
            if (!_scan[at].Dropped)
                return true;
        return false;
    }

    private readonly void Drop(int from, int to)
    {
        for (var at = from; at < to; at++)
            _scan[at].Dropped = true;
    }

    private void Add(TitleStatement statement)
    {
        if (StatementCount < _statements.Length)
            _statements[StatementCount++] = statement;
    }

    /// <summary>A title of nothing but ornament is its own title.</summary>
    private void KeepSomething()
    {
        if (AnyKept(0, _scan.Count))
            return;
        KeyNumber = null;
        for (var at = 0; at < _scan.Count; at++)
            _scan[at].Dropped = false;
    }
}
