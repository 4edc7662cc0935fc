namespace MamCrawler.Core.Tests.Gaps;

internal sealed record OracleSeries(string Name, string Author, int From, int To, IReadOnlyList<int> Held, IReadOnlyList<int> Missing);
