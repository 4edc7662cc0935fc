using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Tests.Metadata;

/// <summary>Asks a provider about items that are known by their ASIN, where it can be asked at all.</summary>
internal static class ProviderQuestions
{
    /// <summary>The first candidate; null when there is none.</summary>
    public static async Task<BookFacts?> FindAsync(this IMetadataProvider provider, string asin, CancellationToken cancellationToken) =>
        (await provider.FindManyAsync([asin], cancellationToken)).Values.FirstOrDefault();

    /// <summary>The first candidate of each ASIN that is known.</summary>
    public static async Task<IReadOnlyDictionary<string, BookFacts>> FindManyAsync(
        this IMetadataProvider provider,
        IReadOnlyList<string> asins,
        CancellationToken cancellationToken
    )
    {
        MetadataQuestion[] questions =
        [
            .. asins
                .Select(asin => new MetadataQuestion
                {
                    ItemId = asin,
                    Title = "",
                    Asin = asin,
                })
                .Where(provider.CanBeAsked),
        ];
        var found = new Dictionary<string, BookFacts>(StringComparer.OrdinalIgnoreCase);
        foreach (var some in questions.Chunk(provider.AtOnce))
        foreach (var (item, facts) in await provider.FindAsync(some, cancellationToken))
            found[item] = facts[0];
        return found;
    }
}
