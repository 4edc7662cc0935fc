namespace MamCrawler.Core.Library;

/// <summary>
/// Reads a library book by book into series, authors and one ownership index (rules.md 2). Keeps only what gaps need; a book may be forgotten as soon as it was
/// added. Not safe for use by several threads.
/// </summary>
public sealed class SnapshotBuilder
{
    private readonly NamePool _names = new();
    private readonly OwnershipIndexBuilder _index = new();
    private readonly Dictionary<string, SeriesDraft> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, AuthorDraft> _authors = [];
    private readonly HashSet<(ulong Author, ulong Title)> _works = [];
    private readonly Dictionary<string, (int Count, string Written)> _languages = new(StringComparer.Ordinal);
    private ulong[] _authorHashes = new ulong[4];

    /// <summary>How many books were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a series that a person follows: it counts as held, with nothing owned unless a book says otherwise.</summary>
    public void AddFollowedSeries(string name, string? author = null)
    {
        if (_names.Series(name) is not { IsEmpty: false } key)
            return;
        var draft = Draft(key, name);
        draft.Followed = true;
        if (!string.IsNullOrWhiteSpace(author))
            draft.FollowedAuthors.Add(author);
    }

    /// <summary>Adds an author whom a person follows.</summary>
    public void AddFollowedAuthor(string name)
    {
        foreach (var person in _names.People(name))
            Draft(person, name).Followed = true;
    }

    /// <summary>Adds one item of the library.</summary>
    public void Add(Book book)
    {
        Count++;
        var reading = BookReading.Of(book);
        var pack = reading.Title.Pack || reading.Places.Exists(place => place.Sequence.IsPack);
        var item = _index.AddItem(book.Id, pack);
        var authors = Authors(book.Authors);
        if (!string.IsNullOrEmpty(book.Asin))
            _index.AddKey(OwnershipKey.Asin(book.Asin), item);
        if (!string.IsNullOrEmpty(book.Isbn) && OwnershipKey.Isbn(book.Isbn) is not 0 and var isbn)
            _index.AddKey(isbn, item);
        if (LanguageTag.Of(book.Language) is { IsKnown: true } language)
            _languages[language.Code] = (_languages.GetValueOrDefault(language.Code).Count + 1, _names.Text(book.Language!));
        AddTitles(reading, book.Authors, authors, item);
        AddPlaces(book, reading, authors, item, pack);
    }

    /// <summary>Makes the snapshot. The builder is spent afterwards.</summary>
    public LibrarySnapshot Build()
    {
        var unknown = new HashSet<ulong>();
        foreach (var (key, draft) in _series)
        {
            unknown.Add(OwnershipKey.Author(PersonName.Of(draft.Name)));
            unknown.Add(OwnershipKey.Author(PersonName.Of(key)));
        }

        _works.Clear();
        var index = _index.Build(unknown);
        bool IsUnknown(string name) => Array.TrueForAll(_names.People(name), person => unknown.Contains(person.Hash));
        var series = new List<SeriesGroup>(_series.Count);
        foreach (var (key, draft) in _series)
            series.AddRange(SeriesGroupBuilder.Build(key, draft, IsUnknown));
        series.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
        var authors = _authors.Where(entry => entry.Value.Followed || !unknown.Contains(entry.Key))
            .OrderBy(entry => entry.Value.Key, StringComparer.Ordinal)
            .Select(entry => new AuthorGroup(SeriesKey.Bounded(entry.Value.Key), entry.Value.Name, entry.Value.Works, entry.Value.Followed)).ToList();
        var majority = _languages.OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value.Written);
        return new LibrarySnapshot(series, authors, index, Count, majority.FirstOrDefault());
    }

    private ReadOnlySpan<ulong> Authors(IReadOnlyList<string> names)
    {
        var count = 0;
        foreach (var name in names)
            foreach (var person in _names.People(name))
            {
                if (count == _authorHashes.Length)
                    Array.Resize(ref _authorHashes, count * 2);
                _authorHashes[count++] = person.Hash;
            }

        return _authorHashes.AsSpan(0, count);
    }

    // A part is not the volume and a pack is not a work of its name, so neither stands under a title. Nor does a title that only repeats the series' name.
    private void AddTitles(BookReading reading, IReadOnlyList<string> names, ReadOnlySpan<ulong> authors, int item)
    {
        var title = reading.Title;
        var first = OwnershipKey.TitleText(title.Key);
        foreach (var name in names)
            foreach (var person in _names.People(name))
                CountWork(person, name, first);
        foreach (var held in title.Holds)
            AddTitle(OwnershipKey.TitleText(held), authors, item);
        if (title.Pack || title.Part is not null || reading.Places.Exists(place => place.Sequence.Part is not null) || RepeatsSeries(title, reading))
            return;
        if (!title.Key.IsEmpty)
            AddTitle(first, authors, item);
        foreach (var other in title.Alternatives)
            AddTitle(OwnershipKey.TitleText(other), authors, item);
        if (!title.MainKey.IsEmpty)
            AddTitle(OwnershipKey.MainTitle(OwnershipKey.TitleText(title.MainKey)), authors, item);
    }

    private void AddTitle(ulong title, ReadOnlySpan<ulong> authors, int item)
    {
        foreach (var author in authors)
            _index.AddKey(OwnershipKey.Title(title, author), item);
    }

    // The first volume often bears the series' name ("Dune"); at any other number that name is no title.
    private bool RepeatsSeries(TitleReading title, BookReading reading)
    {
        foreach (var place in reading.Places)
            if (place.Sequence.Position is { } position && position != 1 && (title.IsSeriesName || _names.Series(place.Name).Text == title.Key.Text))
                return true;
        return false;
    }

    private void AddPlaces(Book book, BookReading reading, ReadOnlySpan<ulong> authors, int item, bool pack)
    {
        OwnedVolume? volume = null;
        foreach (var place in reading.Places)
        {
            if (_names.Series(place.Name) is not { IsEmpty: false } key)
                continue;
            var part = place.Sequence.Part ?? reading.Title.Part;
            if (part is null)
                foreach (var span in place.Sequence.Spans)
                    _index.AddSpan(key.Hash, span, authors, item);
            var sequence = _names.Sequence(place.Sequence);
            volume = volume is null
                ? Volume(book, sequence, part, pack, reading.Title.Dramatised || sequence.Dramatised)
                : volume with { Sequence = sequence, Part = part };
            Draft(key, place.Name).Volumes.Add(volume);
        }
    }

    private OwnedVolume Volume(Book book, SequenceText sequence, int? part, bool pack, bool dramatised) => new()
    {
        ItemId = book.Id, Title = book.Title, Sequence = sequence, Asin = book.Asin, Authors = _names.Texts(book.Authors), Narrators = _names.Texts(book.Narrators),
        Language = book.Language is null ? null : _names.Text(book.Language), Part = part, Pack = pack, Dramatised = dramatised,
    };

    private void CountWork(PooledName person, string name, ulong title)
    {
        var draft = Draft(person, name);
        if (_works.Add((person.Hash, title)))
            draft.Works++;
    }

    private AuthorDraft Draft(PooledName person, string name)
    {
        if (!_authors.TryGetValue(person.Hash, out var draft))
            _authors[person.Hash] = draft = new AuthorDraft(person.Key, name);
        return draft;
    }

    private SeriesDraft Draft(PooledSeries key, string name)
    {
        if (!_series.TryGetValue(key.Text, out var draft))
            _series[key.Text] = draft = new SeriesDraft(name.Trim());
        return draft;
    }
}
