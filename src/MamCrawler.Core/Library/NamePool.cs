using System.Runtime.InteropServices;

namespace MamCrawler.Core.Library;

/// <summary>Folds every spelling of a name once and keeps one copy of every repeated text: a library names few people and series very often.</summary>
internal sealed class NamePool
{
    private readonly Dictionary<string, PooledText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, AuthorDraft> _people = [];
    private readonly Dictionary<string, SeriesDraft> _seriesNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeriesDraft> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SequenceText> _sequences = new(StringComparer.Ordinal);

    /// <summary>Makes room for the names of so many books: about a text each for authors and narrators, and half as many people and series.</summary>
    public void Expect(int books)
    {
        _texts.EnsureCapacity(books);
        _people.EnsureCapacity(books / 2);
        _seriesNames.EnsureCapacity(books / 2);
        _series.EnsureCapacity(books / 2);
    }

    public IEnumerable<AuthorDraft> People => _people.Values;

    public IEnumerable<SeriesDraft> Series => _series.Values;

    /// <summary>The people that one author field names; placeholders ("Unknown") are nobody.</summary>
    public AuthorDraft[] PeopleIn(string field) => PeopleIn(Pooled(field));

    /// <inheritdoc cref="PeopleIn(string)" />
    public AuthorDraft[] PeopleIn(PooledText field)
    {
        if (field.People is { } people)
            return people;
        var read = PersonName.ReadAll(field.Text);
        var kept = new List<AuthorDraft>(read.Count);
        foreach (var person in read)
            if (!AuthorField.IsPlaceholder(person.Key))
                kept.Add(Person(person, read.Count == 1 ? field.Text : person.Key));
        return field.People = [.. kept];
    }

    /// <summary>The series of a name; null when the name is empty.</summary>
    public SeriesDraft? SeriesOf(string name)
    {
        if (_seriesNames.TryGetValue(name, out var series))
            return series;
        var key = SeriesKey.Of(name);
        if (key.IsEmpty)
            return null;
        if (!_series.TryGetValue(key.Text, out series))
            _series[key.Text] = series = new SeriesDraft(key.Text, key.Hash, name.Trim());
        return _seriesNames[name] = series;
    }

    /// <summary>True when a series bears this name.</summary>
    public bool IsSeries(string name)
    {
        Span<char> plain = stackalloc char[PlainSeriesName.LongestName];
        var known = PlainSeriesName.Write(name, plain) is > 0 and var length
            ? _series.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain[..length], out var series)
            : _series.TryGetValue(SeriesKey.Of(name).Text, out series);
        return known && series!.IsHeld;
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
        if (texts.Count == 1)
            return Pooled(texts[0]).Alone;
        var pooled = new string[texts.Count];
        for (var index = 0; index < pooled.Length; index++)
            pooled[index] = Pooled(texts[index]).Text;
        return pooled;
    }

    public PooledText Pooled(string text)
    {
        ref var pooled = ref CollectionsMarshal.GetValueRefOrAddDefault(_texts, text, out _);
        return pooled ??= new PooledText(text);
    }

    /// <summary>The language of most items, in its most frequent spelling; null when none says.</summary>
    public string? MostFrequentLanguage() =>
        _texts
            .Values.Where(text => text.Items > 0 && LanguageTag.Of(text.Text).IsKnown)
            .GroupBy(text => LanguageTag.Of(text.Text).Code, StringComparer.Ordinal)
            .OrderByDescending(language => language.Sum(text => text.Items))
            .ThenBy(language => language.Key, StringComparer.Ordinal)
            .Select(language => language.OrderByDescending(text => text.Items).ThenBy(text => text.Text, StringComparer.Ordinal).First().Text)
            .FirstOrDefault();

    private AuthorDraft Person(PersonName person, string name)
    {
        var hash = OwnershipKey.Author(person);
        if (!_people.TryGetValue(hash, out var draft))
            _people[hash] = draft = new AuthorDraft(person.MatchingKey.ToString(), hash, name);
        return draft;
    }
}
