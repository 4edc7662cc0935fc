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
}
