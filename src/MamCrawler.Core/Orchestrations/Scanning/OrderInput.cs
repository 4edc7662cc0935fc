namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What ordering the gaps needs to know.</summary>
/// <param name="RunId">The run.</param>
/// <param name="AllWitnessesAnswered">False when a witness could not be asked: then a gap that was not seen again is kept.</param>
/// <param name="Batches">Batches wanted at most.</param>
public sealed record OrderInput(string RunId, bool AllWitnessesAnswered, int Batches);
