using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Ports;

/// <summary>The person's library of audiobooks (Audiobookshelf). Read only here.</summary>
public interface ILibrary
{
    /// <summary>Asks the server what it is and whether the key may read the library.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Reads every book, page by page. A page is complete or the enumeration fails: a library is never read in part without a fault.</summary>
    /// <exception cref="FaultException">It could not be read.</exception>
    IAsyncEnumerable<LibraryPage> ReadAsync(CancellationToken cancellationToken);
}
