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
        var written = SeriesName.Write(scan, from, to);
        foreach (var (name, key) in _keys)
            if (key.Text == written)
                return name;
        return null;
    }

    /// <summary>The known series that a statement means: its words, or the end of them ("The Truth, Discworld Book 25").</summary>
    public string? NameIn(in TitleScan scan, TitleStatement statement)
    {
        for (var from = statement.SeriesFrom; from < statement.SeriesTo; from++)
            if (Find(scan, from, statement.SeriesTo) is { } name)
                return name;
        return null;
    }

    private void Add(string name, SeriesName key)
    {
        if (!key.IsEmpty)
            _keys.Add((name, key));
    }
}
