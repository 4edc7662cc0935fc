namespace MamCrawler.Core.Tests.Gaps;

/// <summary>An item that owns a volume which the oracle calls missing.</summary>
internal sealed record OracleTrap(string Title, string Author, string SeriesName, string OwnsSeries, int OwnsNumber);
