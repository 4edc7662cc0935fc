namespace MamCrawler.Core.Reports.Charts;

/// <summary>A straight line across a chart that values are compared with.</summary>
/// <param name="Name">What it is, with its value.</param>
/// <param name="Value">Where it lies.</param>
/// <param name="Style">Which of the line styles it has, 0 to 2; each has a dash of its own, so that none is told by its colour alone.</param>
internal sealed record ChartLine(string Name, double Value, int Style);
