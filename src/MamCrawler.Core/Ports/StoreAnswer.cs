namespace MamCrawler.Core.Ports;

/// <summary>What the tracker said to a purchase.</summary>
/// <param name="Done">True when it was carried out; false when the tracker refused it.</param>
/// <param name="Sentence">The same for a person.</param>
public sealed record StoreAnswer(bool Done, string Sentence);
