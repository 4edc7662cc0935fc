namespace MamCrawler.Core.Library;

/// <summary>
/// Understands one item after the other: its title, and the places in series that count (rules.md 2). A place that a title names counts where the item's own series
/// have no number. What was read of an item is overwritten by the next.
/// </summary>
internal sealed class BookReader
{
    private readonly List<string> _names = [];
    private PlainStart[] _starts = new PlainStart[4];

    public TitleFacts Title { get; private set; }

    public List<SeriesMembership> Places { get; } = [];

    /// <summary>True when the item holds several volumes.</summary>
    public bool Pack { get; private set; }

    /// <summary>True when the item is a part of a volume.</summary>
    public bool Part { get; private set; }

    public void Read(Book book)
    {
        _names.Clear();
        Places.Clear();
        var numbered = false;
        for (var index = 0; index < book.Series.Count; index++)
        {
            var place = book.Series[index];
            _names.Add(place.Name);
            if (index == _starts.Length)
                Array.Resize(ref _starts, index * 2);
            _starts[index] = PlainStart.Of(place.Name);
            Places.Add(place);
            numbered |= place.Sequence.IsNumbered;
        }

        Title = TitleFacts.Of(book.Title, book.Subtitle, _names, _starts.AsSpan(0, _names.Count), numbered);
        if (Title.Full is { Series.Count: > 0 } title)
            foreach (var named in title.Series)
                if (named.Sequence.Spans.Count > 0 && (!numbered || (title.Pack && named.Sequence.IsPack)))
                    Place(named);
        Pack = Title.Pack;
        Part = Title.Part is not null;
        foreach (var place in Places)
        {
            Pack |= place.Sequence.IsPack;
            Part |= place.Sequence.Part is not null;
        }
    }

    // A title's number for a series that the item is in already completes that membership; a number without a name belongs to the only series there is.
    private void Place(SeriesMembership named)
    {
        var name = string.IsNullOrWhiteSpace(named.Name) && _names.Count == 1 ? _names[0] : named.Name;
        if (string.IsNullOrWhiteSpace(name))
            return;
        var known = Places.FindIndex(place => place.Name == name);
        if (known < 0)
        {
            var key = SeriesKey.Of(name);
            known = Places.FindIndex(place => SeriesKey.Of(place.Name).Matches(key));
        }

        if (known >= 0)
            Places[known] = new(Places[known].Name, named.Sequence);
        else
            Places.Add(new(name, named.Sequence));
    }
}
