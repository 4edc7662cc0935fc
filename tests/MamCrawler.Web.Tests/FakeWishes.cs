using MamCrawler.Core.WantedLists;

namespace MamCrawler.Web.Tests;

/// <summary>A list of wishes in memory, of a library that holds "Dune".</summary>
internal sealed class FakeWishes : IWishes
{
    public List<Wish> All { get; } = [];

    public IAsyncEnumerable<WishStanding> ListAsync(CancellationToken cancellationToken) =>
        All.Select(wish => new WishStanding(wish, WishState.Wanted, "Not looked for yet: the next scan does.", null)).ToAsyncEnumerable();

    public Task<WishImport> ImportAsync(WishSource source, IReadOnlyList<WishLine> lines, bool strict, CancellationToken cancellationToken)
    {
        var import = new WishImport();
        foreach (var draft in lines.Select(line => line.Draft).OfType<WishDraft>())
            if (draft.Title == "Dune")
                import = import with { AlreadyOwned = [.. import.AlreadyOwned, $"{draft.Name}: Item li_1 of the library has the same title and author."] };
            else if (All.Any(wish => wish.Book.Title == draft.Title))
                import = import with { AlreadyWanted = import.AlreadyWanted + 1 };
            else
                import = Add(source, draft, import);
        return Task.FromResult(import);
    }

    public Task<WishImport> AgreeAsync(WishSource source, IReadOnlyList<WishLine> lines, CancellationToken cancellationToken) =>
        ImportAsync(source, lines, strict: false, cancellationToken);

    public Task<Wish?> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        var wish = All.Find(wish => wish.Id == id);
        All.RemoveAll(wish => wish.Id == id);
        return Task.FromResult(wish);
    }

    private WishImport Add(WishSource source, WishDraft draft, WishImport import)
    {
        All.Add(
            new Wish
            {
                Id = $"{All.Count + 1:x16}",
                Book = draft,
                Source = source,
                AddedAt = DateTimeOffset.UnixEpoch,
            }
        );
        return import with { Added = [.. import.Added, draft.Name] };
    }
}
