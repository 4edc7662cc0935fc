using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>What a list item gives by itself: the book, exactly, or the need to ask for the item in full.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Book">The book; null when the list's texts cannot be read safely.</param>
/// <param name="NeedsBatch">Why the item must be asked for in full; null when the book is there.</param>
public sealed record ListItemReading(string Id, Book? Book, string? NeedsBatch);
