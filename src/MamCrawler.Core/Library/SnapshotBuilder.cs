namespace MamCrawler.Core.Library;

/// <summary>
/// Reads a library book by book into series, authors and one ownership index (rules.md 2). Keeps only what gaps need; a book may be forgotten as soon as it was
/// added. Not safe for use by several threads.
/// </summary>
public sealed class SnapshotBuilder
{
    private const int MostExpected = 200_000;
    private readonly NamePool _names = new();
    private readonly BookReader _reader = new();
    private readonly OwnershipIndexBuilder _index = new();
    private readonly HashSet<ulong> _works = [];
    private ulong[] _authors = new ulong[8];
    private PooledText? _author;
    private PooledText? _language;

    /// <summary>How many books were added.</summary>
    public int Count { get; private set; }

    /// <summary>Makes room for so many books, so that tables need not grow step by step. What a library claims to hold is believed up to a bound.</summary>
    public void Expect(int books)
    {
        books = Math.Clamp(books, 0, MostExpected);
        _names.Expect(books);
        _index.Expect(books);
        _works.EnsureCapacity(books);
    }

    /// <summary>Adds a series that a person follows: it counts as held, with nothing owned unless a book says otherwise.</summary>
    public void AddFollowedSeries(string name, string? author = null)
    {
        if (_names.SeriesOf(name) is not { } series)
            return;
        (series.Followed, series.Name) = (true, name.Trim());
        if (!string.IsNullOrWhiteSpace(author))
            series.FollowedAuthors.Add(author);
    }

    /// <summary>Adds an author whom a person follows.</summary>
    public void AddFollowedAuthor(string name)
    {
        foreach (var person in _names.PeopleIn(name))
            person.Followed = true;
    }

    /// <summary>Adds one item of the library.</summary>
    public void Add(Book book)
    {
        Count++;
        _reader.Read(book);
        var item = _index.AddItem(book.Id, _reader.Pack);
        var authors = Authors(book);
        if (!string.IsNullOrEmpty(book.Asin))
            _index.AddKey(OwnershipKey.Asin(book.Asin), item);
        if (!string.IsNullOrEmpty(book.Isbn) && OwnershipKey.Isbn(book.Isbn) is not 0 and var isbn)
            _index.AddKey(isbn, item);
        if (!string.IsNullOrEmpty(book.Language))
            (_language = _names.Pooled(book.Language)).Items++;
        else
            _language = null;
        AddTitles(authors, item);
        AddPlaces(book, authors, item);
    }

    /// <summary>Makes the snapshot. The builder is spent afterwards.</summary>
    public LibrarySnapshot Build()
    {
        _works.Clear();
        var unknown = new HashSet<ulong>();
        foreach (var person in _names.People)
            if (person.NamesSeries = _names.IsSeries(person.Name))
                unknown.Add(person.Hash);
        var index = _index.Build(unknown);
        var groups = new SeriesGroupBuilder(_names);
        var series = new List<SeriesGroup>();
        foreach (var draft in _names.Series)
            if (draft.IsHeld)
                groups.Build(draft, series);
        OrdinalOrder.Sort(series, static group => group.Key);
        var authors = new List<AuthorGroup>();
        foreach (var person in _names.People)
            if (person.Followed || (person.Works > 0 && !person.NamesSeries))
                authors.Add(new(SeriesKey.Bounded(person.Key), person.Name, person.Works, person.Followed));
        OrdinalOrder.Sort(authors, static author => author.Key);
        return new LibrarySnapshot(series, authors, index, Count, _names.MostFrequentLanguage());
    }

    private ReadOnlySpan<ulong> Authors(Book book)
    {
        var count = 0;
        _author = null;
        for (var field = 0; field < book.Authors.Count; field++)
        {
            _author = _names.Pooled(book.Authors[field]);
            foreach (var person in _names.PeopleIn(_author))
            {
                if (count == _authors.Length)
                    Array.Resize(ref _authors, count * 2);
                _authors[count++] = person.Hash;
                if (_works.Add(OwnershipKey.Title(_reader.Title.Key, person.Hash)))
                    person.Works++;
            }
        }

        return _authors.AsSpan(0, count);
    }

    // A part is not the volume and a pack is not a work of its name, so neither stands under a title. Nor does a title that only repeats the series' name.
    private void AddTitles(ReadOnlySpan<ulong> authors, int item)
    {
        var title = _reader.Title;
        if (title.Full is { Holds.Count: > 0 } full)
            foreach (var held in full.Holds)
                AddTitle(OwnershipKey.TitleText(held), authors, item);
        if (title.Key == 0 || title.Pack || _reader.Part || RepeatsSeries(title))
            return;
        AddTitle(title.Key, authors, item);
        foreach (var other in title.Others)
            AddTitle(other, authors, item);
        if (title.Main != 0)
            AddTitle(OwnershipKey.MainTitle(title.Main), authors, item);
    }

    private void AddTitle(ulong title, ReadOnlySpan<ulong> authors, int item)
    {
        foreach (var author in authors)
            _index.AddKey(OwnershipKey.Title(title, author), item);
    }

    // The first volume often bears the series' name ("Dune"); at any other number that name is no title. A plain title is never a series' name.
    private bool RepeatsSeries(TitleFacts title)
    {
        if (title.Full is not { } full)
            return false;
        foreach (var place in _reader.Places)
            if (place.Sequence.Position is { } position && position != 1 && (full.IsSeriesName || _names.SeriesOf(place.Name)?.Key == full.Key.Text))
                return true;
        return false;
    }

    private void AddPlaces(Book book, ReadOnlySpan<ulong> authors, int item)
    {
        OwnedVolume? volume = null;
        foreach (var place in _reader.Places)
        {
            if (_names.SeriesOf(place.Name) is not { } series)
                continue;
            var part = place.Sequence.Part ?? _reader.Title.Part;
            if (part is null)
                foreach (var span in place.Sequence.Places)
                    _index.AddSpan(series.Hash, span, authors, item);
            var sequence = _names.Sequence(place.Sequence);
            volume = volume is null ? Volume(book, sequence, part) : volume with { Sequence = sequence, Part = part };
            series.Volumes.Add(volume);
        }
    }

    private OwnedVolume Volume(Book book, SequenceText sequence, int? part) =>
        new()
        {
            ItemId = book.Id,
            Title = book.Title,
            Sequence = sequence,
            Asin = book.Asin,
            Authors = book.Authors.Count == 1 ? _author!.Alone : _names.Texts(book.Authors),
            Narrators = _names.Texts(book.Narrators),
            Language = _language?.Text,
            Part = part,
            Pack = _reader.Pack,
            Dramatised = _reader.Title.Dramatised || sequence.Dramatised,
        };
}
