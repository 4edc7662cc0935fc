namespace MamCrawler.Core.Account;

/// <summary>A slot that frees up.</summary>
/// <param name="DownloadId">The download that holds it.</param>
/// <param name="Title">Its title.</param>
/// <param name="At">When its torrent has seeded 72 hours within 30 days, if it goes on seeding.</param>
public sealed record SlotRelease(string DownloadId, string Title, DateTimeOffset At);
