namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>One batch of gaps to search for.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Batch">The batch's place in the order of wanting, from 0.</param>
/// <param name="Requests">Requests to the tracker at most, at least 1.</param>
public sealed record SearchInput(string RunId, int Batch, int Requests);
