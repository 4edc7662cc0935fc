using MamCrawler.Core.Library;

namespace MamCrawler.Core.Ports;

/// <summary>Some books of the library.</summary>
/// <param name="Total">How many books the library says it holds.</param>
/// <param name="Books">The books of this page.</param>
public sealed record LibraryPage(int Total, IReadOnlyList<Book> Books);
