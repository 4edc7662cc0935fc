using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Ports;

/// <summary>The library's server (Audiobookshelf) as what takes new books in: it is asked to look at its folders, and shows what it then holds. No file is touched.</summary>
public interface ILibraryShelf
{
    /// <summary>Every library of books, with the folders that it lives in.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    Task<IReadOnlyList<ShelfLibrary>> ListLibrariesAsync(CancellationToken cancellationToken);

    /// <summary>Asks the server to look for new files. It answers at once; the work goes on there, and one that is under way already takes no second.</summary>
    /// <exception cref="FaultException">It could not be asked, or the key's user may not scan (<see cref="FaultName.LibraryRefused"/>).</exception>
    Task ScanAsync(string libraryId, CancellationToken cancellationToken);

    /// <summary>The items that were added since a time, newest first; at most the newest 500.</summary>
    /// <exception cref="FaultException">They could not be read.</exception>
    Task<IReadOnlyList<ShelfItem>> ListNewestAsync(string libraryId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The items that the server finds by words of their title, subtitle or ASIN; at most 25.</summary>
    /// <exception cref="FaultException">They could not be read.</exception>
    Task<IReadOnlyList<ShelfItem>> SearchAsync(string libraryId, string words, CancellationToken cancellationToken);
}
