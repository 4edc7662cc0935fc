namespace MamCrawler.Core.WantedLists;

/// <summary>Wishes by what identifies their works, so that the same book is wished for once however lists write it.</summary>
internal sealed class WishIndex
{
    private readonly Dictionary<string, Wish> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Wish> _byId = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Wish> All => _byId.Values;

    /// <summary>The wish for this work; null when there is none.</summary>
    public Wish? Find(WishDraft book) =>
        _byId.GetValueOrDefault(WishKeys.IdOf(book))
        ?? WishKeys.Identities(book).Select(key => _byKey.GetValueOrDefault(key)).FirstOrDefault(static wish => wish is not null);

    /// <summary>Adds a wish, or puts it in the place of the one with its id.</summary>
    public void Put(Wish wish)
    {
        _byId[wish.Id] = wish;
        foreach (var key in WishKeys.Identities(wish.Book))
            _byKey[key] = wish;
    }
}
