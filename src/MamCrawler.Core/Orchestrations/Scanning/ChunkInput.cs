namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>One chunk of a run's snapshot.</summary>
public sealed record ChunkInput(string RunId, int Chunk);
