namespace MamCrawler.Core.Downloads;

/// <summary>A step of a download's life (rules.md 6: every transition is a row with time and reason).</summary>
/// <param name="At">When.</param>
/// <param name="From">The state before; null for the first row.</param>
/// <param name="To">The state after; the same as before when only its reason changed.</param>
/// <param name="Why">The reason, in words.</param>
/// <param name="Correlation">The id of the request that asked for it; null when none did.</param>
public sealed record DownloadTransition(DateTimeOffset At, DownloadState? From, DownloadState To, string Why, string? Correlation = null);
