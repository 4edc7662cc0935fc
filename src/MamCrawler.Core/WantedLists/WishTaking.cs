using MamCrawler.Core.Library;

namespace MamCrawler.Core.WantedLists;

/// <summary>Decides of each row of a list what it comes to. Nothing is written here.</summary>
internal sealed class WishTaking(WishIndex known, OwnershipIndex? library, WishSource source, DateTimeOffset now)
{
    private readonly List<Wish> _changed = [];
    private readonly List<string> _added = [];
    private readonly List<string> _owned = [];
    private readonly List<WishLine> _unreadable = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private int _already;

    /// <summary>The wishes to keep.</summary>
    public IReadOnlyList<Wish> Changed => _changed;

    /// <summary>The ids of the wishes that the list names, whether they were there before or not.</summary>
    public IReadOnlySet<string> Named => _named;

    /// <summary>What came of the rows.</summary>
    public WishImport Result =>
        new()
        {
            Added = _added,
            AlreadyWanted = _already,
            AlreadyOwned = _owned,
            Unreadable = _unreadable,
            Compared = library is not null,
        };

    /// <summary>Takes the next row.</summary>
    public void Take(WishLine line)
    {
        if (line.Draft is not { } book)
        {
            _unreadable.Add(line);
            return;
        }

        if (known.Find(book) is { } wish)
            Meet(wish, book);
        else if (library is not null && (WishOwnership.Find(library, book) ?? WishOwnership.FindAtPlace(library, book)) is { } owned)
            _owned.Add($"{book.Name}: {owned.Statement}");
        else if (known.All.Count >= WishStore.MostWishes)
            _unreadable.Add(line with { Draft = null, Refusal = $"The list is full: it holds {WishStore.MostWishes} wishes. Take some off." });
        else
            Add(book);
    }

    private void Add(WishDraft book)
    {
        var wish = new Wish
        {
            Id = WishKeys.IdOf(book),
            Book = book,
            Source = source,
            // In the order of the list.
            AddedAt = now.AddTicks(_added.Count),
        };
        known.Put(wish);
        _changed.Add(wish);
        _named.Add(wish.Id);
        _added.Add(book.Name);
    }

    /// <summary>A wish that somebody has also written elsewhere does not go when it is taken off Hardcover's list.</summary>
    private void Meet(Wish wish, WishDraft book)
    {
        _named.Add(wish.Id);
        if (!wish.IsOpen)
        {
            _owned.Add($"{book.Name}: {wish.Fulfilment}");
            return;
        }

        _already++;
        var met = wish with
        {
            Source = wish.Source == WishSource.Hardcover || source == WishSource.Manual ? source : wish.Source,
            Book = wish.Book with { Asin = wish.Book.Asin ?? book.Asin, Isbn = wish.Book.Isbn ?? book.Isbn },
        };
        if (met == wish)
            return;
        known.Put(met);
        _changed.RemoveAll(changed => changed.Id == met.Id);
        _changed.Add(met);
    }
}
