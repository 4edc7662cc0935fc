namespace MamCrawler.Core.Library;

/// <summary>An item of the library as it is understood: its title read, and the places in series that count (rules.md 2).</summary>
internal readonly struct BookReading
{
    private BookReading(TitleReading title, List<SeriesMembership> places, bool numbered) => (Title, Places, Numbered) = (title, places, numbered);

    public TitleReading Title { get; }

    /// <summary>Its own memberships; with those that its title names where its own have no number.</summary>
    public List<SeriesMembership> Places { get; }

    /// <summary>True when a place has a number.</summary>
    public bool Numbered { get; }

    public static BookReading Of(Book book)
    {
        var names = book.Series.Count == 0 ? [] : new string[book.Series.Count];
        var numbered = false;
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = book.Series[index].Name;
            numbered |= book.Series[index].Sequence.Spans.Count > 0;
        }

        var title = TitleReading.Read(book.Title, book.Subtitle, names);
        var places = new List<SeriesMembership>(names.Length + title.Series.Count);
        places.AddRange(book.Series);
        foreach (var named in title.Series)
            if (named.Sequence.Spans.Count > 0 && (!numbered || (title.Pack && named.Sequence.IsPack)))
                Place(places, named, names);
        return new(title, places, numbered || places.Count > names.Length || (title.Series.Count > 0 && places.Exists(place => place.Sequence.Spans.Count > 0)));
    }

    // A title's number for a series that the item is in already completes that membership; a number without a name belongs to the only series there is.
    private static void Place(List<SeriesMembership> places, SeriesMembership named, string[] names)
    {
        var name = string.IsNullOrWhiteSpace(named.Name) && names.Length == 1 ? names[0] : named.Name;
        if (string.IsNullOrWhiteSpace(name))
            return;
        var key = SeriesKey.Of(name);
        var known = places.FindIndex(place => SeriesKey.Of(place.Name).Matches(key));
        if (known >= 0)
            places[known] = new(places[known].Name, named.Sequence);
        else
            places.Add(new(name, named.Sequence));
    }
}
