using MamCrawler.Core.Library;

namespace MamCrawler.Core.Ports;

/// <summary>An item as the server shows it on its shelf.</summary>
/// <param name="Book">The item.</param>
/// <param name="LibraryId">The library it stands in.</param>
/// <param name="Tracks">How many tracks it plays; 0 while none was read.</param>
/// <param name="IsMissing">True when the server does not find its files, or cannot use them.</param>
public sealed record ShelfItem(Book Book, string LibraryId, int Tracks, bool IsMissing = false);
