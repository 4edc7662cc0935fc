namespace MamCrawler.Core.Reports;

/// <summary>The arrivals of seven days.</summary>
/// <param name="From">When they begin.</param>
/// <param name="Arrived">Downloads that were loaded whole in them; null when nothing was kept yet at that time.</param>
public sealed record DigestWeek(DateTimeOffset From, int? Arrived);
