namespace MamCrawler.Core.Library;

/// <summary>Folds every spelling of a name once and keeps one copy of every repeated text: a library names few people and series very often.</summary>
internal sealed class NamePool
{
    private readonly Dictionary<string, PooledName[]> _persons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PooledSeries> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SequenceText> _sequences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _single = new(StringComparer.Ordinal);

    /// <summary>The people that one author field names; placeholders ("Unknown") are nobody.</summary>
    public PooledName[] People(string field)
    {
        if (_persons.TryGetValue(field, out var people))
            return people;
        var read = PersonName.ReadAll(field);
        var kept = new List<PooledName>(read.Count);
        foreach (var person in read)
            if (!AuthorField.IsPlaceholder(person.Key))
                kept.Add(new(person.MatchingKey.ToString(), OwnershipKey.Author(person)));
        return _persons[field] = [.. kept];
    }

    public PooledSeries Series(string name)
    {
        if (_series.TryGetValue(name, out var series))
            return series;
        var key = SeriesKey.Of(name);
        return _series[name] = new(key.Text, key.Hash);
    }

    public string Text(string text)
    {
        if (_texts.TryGetValue(text, out var pooled))
            return pooled;
        return _texts[text] = text;
    }

    public SequenceText Sequence(SequenceText sequence)
    {
        if (sequence.Raw.Length > 12)
            return sequence;
        if (_sequences.TryGetValue(sequence.Raw, out var pooled))
            return pooled;
        return _sequences[sequence.Raw] = sequence;
    }

    public IReadOnlyList<string> Texts(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return [];
        if (texts.Count > 1)
            return texts.Select(Text).ToArray();
        if (_single.TryGetValue(texts[0], out var pooled))
            return pooled;
        return _single[texts[0]] = [Text(texts[0])];
    }
}
