namespace MamCrawler.Core.Metadata;

/// <summary>What one provider states of a book.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Facts">The facts.</param>
public sealed record ProviderFacts(string Provider, BookFacts Facts)
{
    /// <summary>The fields that the provider may be believed for (rules.md 7); null when it may be believed for all.</summary>
    public IReadOnlySet<MetadataField>? States { get; init; }

    /// <summary>True when they are of the item itself, whatever its title says: of the very release that was shelved as it.</summary>
    public bool IsOfItem { get; init; }
}
