using MamCrawler.Core.Library;

namespace MamCrawler.Core.WantedLists;

/// <summary>Asks the one index of ownership whether the library holds what is wished for (rules.md 2).</summary>
internal static class WishOwnership
{
    /// <summary>The item that is this work by ASIN, ISBN, or title and author; null when there is none.</summary>
    public static OwnershipAnswer? Find(OwnershipIndex index, WishDraft book)
    {
        var reading = TitleReading.Read(book.Title);
        return index.Find(
            new OwnershipQuestion
            {
                Asins = book.Asin is { } asin ? [asin] : [],
                Isbns = book.Isbn is { } isbn ? [isbn] : [],
                Titles = [reading.Key, .. reading.Alternatives],
                Authors = book.Authors,
            }
        );
    }

    /// <summary>The item that stands where the list places the work; null when there is none. A mislabelled one hides a wish, and a renamed one never makes a second download.</summary>
    public static OwnershipAnswer? FindAtPlace(OwnershipIndex index, WishDraft book) =>
        book is { Series: { } series, Number: { } number }
            ? index.Find(
                new OwnershipQuestion
                {
                    Series = [series],
                    Number = number,
                    Authors = book.Authors,
                }
            )
            : null;
}
