namespace MamCrawler.Core.Reports;

/// <summary>The gaps that were known at one moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="ByClass">Their number by the name of their class.</param>
public sealed record DigestGaps(DateTimeOffset At, IReadOnlyDictionary<string, int> ByClass);
