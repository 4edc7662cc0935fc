namespace MamCrawler.Core.Gaps;

/// <summary>What an author's shelf lacks outside the gaps of series.</summary>
/// <param name="AuthorKey">The group's key.</param>
/// <param name="Gaps">The gaps of every class, by title.</param>
/// <param name="Works">How many works the witnesses list.</param>
/// <param name="Owned">How many of them something owned covers.</param>
/// <param name="WantedNow">True when few enough are missing to be wanted now; otherwise they are on the wishlist.</param>
public sealed record AuthorGapResult(string AuthorKey, IReadOnlyList<Gap> Gaps, int Works, int Owned, bool WantedNow);
