namespace MamCrawler.Core.Releases;

/// <summary>The gate that stopped a release, and why.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Why">A sentence.</param>
public sealed record GateStop(Gate Gate, string Why);
