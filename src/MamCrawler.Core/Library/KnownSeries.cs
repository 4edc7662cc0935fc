namespace MamCrawler.Core.Library;

/// <summary>The series a book is known to belong to, with the pieces of composed names, ready to be found in a title.</summary>
internal sealed class KnownSeries
{
    private readonly List<(string Name, SeriesName Key)> _keys = [];

    public KnownSeries(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            Add(name, SeriesName.Of(name));
            foreach (var piece in SeriesName.Pieces(name))
                Add(name, piece);
        }
    }

    /// <summary>The first name given; empty when there is none.</summary>
    public string First => _keys.Count > 0 ? _keys[0].Name : "";

    public bool IsEmpty => _keys.Count == 0;

    /// <summary>The name of the known series that these words spell; null when they spell none.</summary>
    public string? Find(in TitleScan scan, int from, int to)
    {
        if (from >= to || _keys.Count == 0)
            return null;
        if (Named(SeriesName.Write(scan, from, to)) is { } name)
            return name;
        // "Ashfall Box Set", "The Complete Ashfall Collection": what says "pack" is no part of the series' name.
        var (start, end) = (from, to);
        while (start < end - 1 && (TitleOrnament.IsArticle(scan.Text(start)) || scan.Text(start) is "COMPLETE"))
            start++;
        while (end - 1 > start && (IsPackWord(scan, end - 1) || (end < to && TitleFlags.CountsBooks(scan, end - 1))))
            end--;
        return end < to || start > from ? Named(SeriesName.Write(scan, start, end)) : null;
    }

    /// <summary>The known series that a statement means: its words, or the end of them ("The Truth, Discworld Book 25").</summary>
    public string? NameIn(in TitleScan scan, TitleStatement statement)
    {
        for (var from = statement.SeriesFrom; from < statement.SeriesTo; from++)
            if (Find(scan, from, statement.SeriesTo) is { } name)
                return name;
        return null;
    }

    /// <summary>True when the word stands in the name of a known series.</summary>
    public bool Mentions(ReadOnlySpan<char> word)
    {
        // Names are kept in the singular.
        var kept = word[^1] == 'S' ? word[..^1] : word;
        foreach (var (_, key) in _keys)
        foreach (var piece in key.Text.AsSpan().Split(' '))
            if (key.Text.AsSpan(piece) is var named && (named.SequenceEqual(word) || named.SequenceEqual(kept)))
                return true;
        return false;
    }

    /// <summary>True for words that a pack's title hangs on its series' name.</summary>
    public static bool IsPackWord(in TitleScan scan, int at)
    {
        var word = scan.Text(at);
        return TitleOrnament.IsPack(word)
            || TitleOrnament.IsPackEnding(word)
            || word
                is "BOX"
                    or "BOOK"
                    or "BOXED"
                    or "SET"
                    or "COMPLETE"
                    or "SAGA"
                    or "BOOKS"
                    or "NOVELS"
                    or "EDITION"
                    or "FULL"
                    or "ENTIRE"
                    or "WHOLE"
                    or "ALL"
                    or "AUDIO"
                    or "COMPENDIUM"
                    or "ANTHOLOGY"
                    or "KOMPLETT"
                    or "KOMPLETTE"
            || (at > 0 && TitleFlags.IsPublishersPack(scan.Text(at - 1), word))
            || (at + 1 < scan.Count && TitleFlags.IsPublishersPack(word, scan.Text(at + 1)));
    }

    private string? Named(string written)
    {
        foreach (var (name, key) in _keys)
            if (key.Text == written)
                return name;
        return null;
    }

    private void Add(string name, SeriesName key)
    {
        if (!key.IsEmpty)
            _keys.Add((name, key));
    }
}
