namespace MamCrawler.Core.WantedLists;

/// <summary>A wish and what became of it.</summary>
/// <param name="Wish">The wish.</param>
/// <param name="State">How it stands.</param>
/// <param name="Why">The same as a sentence.</param>
/// <param name="DownloadId">The download that fills it; null when there is none.</param>
public sealed record WishStanding(Wish Wish, WishState State, string Why, string? DownloadId);
