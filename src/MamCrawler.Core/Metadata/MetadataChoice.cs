using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>Chooses the items of a run while the library streams by: those longest not looked at, at most 100 (rules.md 7). Holds no more books than that.</summary>
internal sealed class MetadataChoice(IReadOnlyDictionary<string, MetadataLook> looks, Func<Book, MetadataLook?, bool> isWanted)
{
    /// <summary>Items of one run.</summary>
    internal const int Most = 100;

    // The one that is dropped first stands first: looked at last, added last.
    private readonly PriorityQueue<Book, (DateTimeOffset Looked, DateTimeOffset Added, string Id)> chosen = new(
        Comparer<(DateTimeOffset Looked, DateTimeOffset Added, string Id)>.Create((one, other) => other.CompareTo(one))
    );

    /// <summary>Items that were looked at once and have not come by.</summary>
    private readonly HashSet<string> missing = [.. looks.Keys];

    internal void Add(Book book)
    {
        missing.Remove(book.Id);
        var look = looks.GetValueOrDefault(book.Id);
        if (!isWanted(book, look))
            return;
        chosen.Enqueue(book, (look?.At ?? DateTimeOffset.MinValue, book.AddedAt ?? DateTimeOffset.MinValue, book.Id));
        if (chosen.Count > Most)
            chosen.Dequeue();
    }

    /// <summary>The items, oldest look first.</summary>
    internal IReadOnlyList<Book> Read() => [.. chosen.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];

    /// <summary>The items that are gone, once the whole library has come by.</summary>
    internal IReadOnlySet<string> Gone() => missing;
}
