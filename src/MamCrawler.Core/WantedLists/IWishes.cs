namespace MamCrawler.Core.WantedLists;

/// <summary>A person's list of books that are wanted whatever the library holds of their series.</summary>
public interface IWishes
{
    /// <summary>All wishes and how each stands: by hand first, then in the order in which they were added, fulfilled ones last.</summary>
    IAsyncEnumerable<WishStanding> ListAsync(CancellationToken cancellationToken);

    /// <summary>Takes over a list.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="lines">Its rows.</param>
    /// <param name="strict">True keeps nothing when a row could not be read; false keeps the good ones.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<WishImport> ImportAsync(WishSource source, IReadOnlyList<WishLine> lines, bool strict, CancellationToken cancellationToken);

    /// <summary>Makes the list agree with one that is kept elsewhere: what that has is added, and what came from there and is gone there is taken off.</summary>
    /// <param name="source">Where that list is.</param>
    /// <param name="lines">All of its rows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<WishImport> AgreeAsync(WishSource source, IReadOnlyList<WishLine> lines, CancellationToken cancellationToken);

    /// <summary>Takes a wish off. Returns it; null when none has this id.</summary>
    Task<Wish?> RemoveAsync(string id, CancellationToken cancellationToken);
}
