namespace MamCrawler.Drills;

/// <summary>A drill cannot go on; the message says in a sentence why.</summary>
public sealed class DrillFailedException(string sentence) : Exception(sentence);
