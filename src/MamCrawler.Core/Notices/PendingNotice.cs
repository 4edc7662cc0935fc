namespace MamCrawler.Core.Notices;

/// <summary>A message that waits to be sent.</summary>
/// <param name="RowKey">Its row.</param>
/// <param name="Notice">The message.</param>
/// <param name="Refusals">How often the receiver refused this very message.</param>
/// <param name="ETag">The row's version.</param>
internal sealed record PendingNotice(string RowKey, Notice Notice, int Refusals, string? ETag);
