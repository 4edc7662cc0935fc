using MamCrawler.Core.Account;

namespace MamCrawler.Web.Responses;

/// <summary>The downloads, and the slots for unsatisfied torrents that they need.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Skip">How many were left out before this page.</param>
/// <param name="Items">This page.</param>
/// <param name="Slots">How many slots are free now, and when the next ones free up.</param>
public sealed record DownloadsResponse(int Total, int Skip, IReadOnlyList<DownloadResponse> Items, SlotForecast Slots);
