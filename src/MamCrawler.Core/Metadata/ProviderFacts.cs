namespace MamCrawler.Core.Metadata;

/// <summary>What one provider states of a book.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Facts">The facts.</param>
public sealed record ProviderFacts(string Provider, BookFacts Facts);
