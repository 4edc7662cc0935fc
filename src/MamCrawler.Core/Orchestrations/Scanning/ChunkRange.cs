namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Some consecutive chunks of a snapshot.</summary>
/// <param name="RunId">The run, whose snapshot it is.</param>
/// <param name="Activity">The activity that looks at one chunk: <see cref="FindGaps"/> or <see cref="FindAuthorGaps"/>.</param>
/// <param name="First">The first chunk.</param>
/// <param name="Count">How many.</param>
/// <param name="Window">How many are looked at at the same time.</param>
public sealed record ChunkRange(string RunId, string Activity, int First, int Count, int Window);
