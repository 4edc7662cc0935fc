using MamCrawler.Core.Faults;
using MamCrawler.Core.WantedLists;

namespace MamCrawler.Core.Ports;

/// <summary>A service that keeps a list of the books a person wants to read. Paces itself.</summary>
public interface IWishSource
{
    /// <summary>How its wishes are marked.</summary>
    WishSource Source { get; }

    /// <summary>The whole list as it stands there now, a line for each book that could be read or not.</summary>
    /// <exception cref="FaultException">It could not be asked, or not be read whole: then nothing is known, and nothing is taken off.</exception>
    Task<IReadOnlyList<WishLine>> ReadAsync(CancellationToken cancellationToken);
}
