namespace MamCrawler.Core.Library;

/// <summary>The kept words of a title, from which a known series' name is taken away.</summary>
internal ref struct TitleCore(TitleScan scan, KnownSeries series)
{
    private readonly TitleScan _scan = scan;
    private readonly KnownSeries _series = series;
    private string? _stripped;

    /// <summary>True when the title is nothing but a series' name and perhaps a number.</summary>
    public bool IsSeriesName { get; private set; }

    /// <summary>Drops segments that are only a series' name, when a title remains, and adds the place in it that a plain number names ("Save State Hero 2").</summary>
    public void StripSeries(List<SeriesMembership> memberships)
    {
        if (_series.IsEmpty)
            return;
        for (int from = FirstKept(0), to; from < _scan.Count; from = FirstKept(to))
        {
            to = KeptEnd(from);
            if (_series.Find(_scan, from, to) is { } name)
                Strip(from, to, name);
            else if (LeadingName(from, to) is var (named, nameEnd) && named is not null)
                StripNumbered(from, nameEnd, to, named, memberships);
        }
    }

    /// <summary>True when the number in the key is already told by a place in a known series.</summary>
    public readonly bool NumberIsTold(List<SeriesMembership> memberships) => _stripped is not null && !IsSeriesName && memberships.Count > 0;

    /// <summary>The end of the main title, when a subtitle follows it and the main title has at least two words; 0 otherwise.</summary>
    public readonly int MainTitleEnd()
    {
        var from = FirstKept(0);
        if (from == _scan.Count || IsSeriesName)
            return 0;
        var to = KeptEnd(from);
        if (FirstKept(to) == _scan.Count || _scan[FirstKept(to)].Before == TitleBreak.Slash || _series.Find(_scan, from, to) is not null)
            return 0;
        var words = 0;
        for (var at = from; at < to; at++)
            words += TitleOrnament.IsArticle(_scan.Text(at)) ? 0 : 1;
        return words > 1 ? to : 0;
    }

    private void Strip(int from, int to, string name)
    {
        if (FirstKept(0) == from && OnlyPackWordsFollow(to))
        {
            IsSeriesName = true;
            return;
        }
        for (var at = from; at < to; at++)
            _scan[at].Dropped = true;
        _stripped = name;
    }

    /// <summary>"Save State Hero 2", "Discworld 25 The Truth", "The Land 4: Catacombs": the series' name, then a number.</summary>
    private void StripNumbered(int from, int number, int to, string name, List<SeriesMembership> memberships)
    {
        if (memberships.Count == 0)
            memberships.Add(new(name, SequenceText.Parse(_scan.Raw(number, number + 1).ToString())));
        if (FirstKept(0) == from && OnlyPackWordsFollow(number + 1))
        {
            IsSeriesName = true;
            return;
        }
        for (var at = from; at <= number; at++)
            _scan[at].Dropped = true;
        _stripped = name;
    }

    private readonly bool OnlyPackWordsFollow(int from)
    {
        for (var at = FirstKept(from); at < _scan.Count; at = FirstKept(at + 1))
            if (!KnownSeries.IsPackWord(_scan, at) && !TitleOrnament.IsArticle(_scan.Text(at)) && NumberWord.Read(_scan.Text(at)) is null)
                return false;
        return true;
    }

    private readonly (string? Name, int Number) LeadingName(int from, int to)
    {
        for (var at = from + 1; at < to; at++)
            if (
                (
                    (TitleStatementReader.IsDigits(_scan, at) && !TitleFlags.CountsBooks(_scan, at))
                    || (at == to - 1 && NumberWord.Read(_scan.Text(at)) is not null)
                ) && _series.Find(_scan, from, at) is { } name
            )
                return (name, at);
        return (null, 0);
    }

    private readonly int FirstKept(int from)
    {
        while (from < _scan.Count && _scan[from].Dropped)
            from++;
        return from;
    }

    /// <summary>The end of the kept words of the segment: a dropped word ends it too.</summary>
    private readonly int KeptEnd(int from)
    {
        var end = TitleAnatomy.SegmentEnd(_scan, from);
        for (var at = from; at < end; at++)
            if (_scan[at].Dropped)
                return at;
        return end;
    }
}
