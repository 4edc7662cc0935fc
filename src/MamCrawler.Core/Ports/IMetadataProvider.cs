using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;

namespace MamCrawler.Core.Ports;

/// <summary>Somebody who can state a recording's facts by its ASIN. Paces itself.</summary>
public interface IMetadataProvider
{
    /// <summary>The provider's name in provenance.</summary>
    string Name { get; }

    /// <summary>The facts; null when the provider answered and does not know the ASIN.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    Task<BookFacts?> FindAsync(string asin, CancellationToken cancellationToken);

    /// <summary>The facts of several ASINs, by ASIN; those that the provider does not know are absent. One that can be asked for many at once saves requests.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    async Task<IReadOnlyDictionary<string, BookFacts>> FindManyAsync(IReadOnlyList<string> asins, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, BookFacts>(StringComparer.OrdinalIgnoreCase);
        foreach (var asin in asins)
            if (await FindAsync(asin, cancellationToken) is { } facts)
                found[asin] = facts;
        return found;
    }
}
