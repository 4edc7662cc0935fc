namespace MamCrawler.Core.Account;

/// <summary>A piece of the hourly and daily allowance: one fetch of a .torrent that happened or may have happened, also of one that was fetched before.</summary>
/// <param name="At">When it was reserved.</param>
/// <param name="Id">Its own name: two that were reserved at the same moment are two.</param>
internal sealed record GrabFetch(DateTimeOffset At, string Id);
