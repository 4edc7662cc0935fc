using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;

namespace MamCrawler.Core.Ports;

/// <summary>
/// The library's server (Audiobookshelf) as what keeps the books' metadata. It knows no condition on a write, so whoever writes reads the item right before and right after;
/// the answer to a write proves nothing. No file of a book is touched.
/// </summary>
public interface ILibraryEditor
{
    /// <summary>The items as the server has them now; those that it does not have are left out.</summary>
    /// <param name="itemIds">The library's ids, at least one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException">They could not be read.</exception>
    Task<IReadOnlyList<EditableItem>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken);

    /// <summary>Sets some fields of an item, and leaves all others as they are. Sent once: an answer that is lost may mean either.</summary>
    /// <param name="itemId">The library's id of the item.</param>
    /// <param name="values">What each field is to hold, without a cover: what a list holds is replaced whole, and an empty list empties the field.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException"><see cref="FaultName.LibraryWriteRefused"/>: nothing was written. Any other: it is not known.</exception>
    Task WriteAsync(string itemId, IReadOnlyDictionary<MetadataField, IReadOnlyList<string>> values, CancellationToken cancellationToken);

    /// <summary>Has the server load a cover, or take the one away that is there.</summary>
    /// <param name="itemId">The library's id of the item.</param>
    /// <param name="address">Where it is loaded from (<see cref="CoverAddress"/>); null takes it away.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException">As for <see cref="WriteAsync"/>.</exception>
    Task SetCoverAsync(string itemId, string? address, CancellationToken cancellationToken);

    /// <summary>The SHA-256 of an item's cover, hexadecimal; null when it has none.</summary>
    /// <exception cref="FaultException">It could not be read.</exception>
    Task<string?> ReadCoverAsync(string itemId, CancellationToken cancellationToken);
}
