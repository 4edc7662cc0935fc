namespace MamCrawler.Core.Reports.Charts;

/// <summary>What was read on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Value">The value; null when it was not stated.</param>
internal sealed record ChartPoint(DateOnly Day, double? Value);
