using System.Globalization;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Shelving;

/// <summary>What was found of a volume in the library, in words, with the next step.</summary>
internal static class HoldSentences
{
    private const string LookedAtAgain = "It is looked at again once a day, and at once with 'mamcrawler look'.";

    internal static string Proved(ArrivalExpectation expected, ShelfItem item, ArrivalMatch by) =>
        $"'{expected.Title}' stands in the library as item {item.Book.Id} at {item.Book.Path} ({Text(item.Book.Duration)}, {Tracks(item.Tracks)}), recognised by {Text(by)}.";

    internal static string LateArrival(ArrivalExpectation expected) =>
        $"Audiobookshelf does not show '{expected.Title}' yet, which lies in {expected.Folder}. Look at that folder there and have the library scanned; check that it may be read. {LookedAtAgain}";

    internal static string NoLibraryFolder(ArrivalExpectation expected) =>
        $"Audiobookshelf does not show '{expected.Title}', and no library lives in {expected.Folder}, where the client saved it. "
        + $"If both see the disk under different names, set the path mapping; else let the client save into a folder of the library. {LookedAtAgain}";

    internal static string FolderAbove(ArrivalExpectation expected, Book above) =>
        $"Audiobookshelf takes {above.Path} for one book ('{above.Title}'), with the folder of '{expected.Title}' inside. "
        + $"Move what lies loose in {above.Path} into a folder of its own and have the library scanned. {LookedAtAgain}";

    internal static string Elsewhere(ArrivalExpectation expected, Book other) =>
        $"'{expected.Title}' came into the library at {other.Path}, but the client saved it to {expected.Folder}, where nothing is shown. "
        + $"Look which of the two is right: correct the client's folder or the path mapping, and have the library scanned. {LookedAtAgain}";

    internal static string TwoItems(ArrivalExpectation expected, IReadOnlyList<ShelfItem> found) =>
        $"'{expected.Title}' stands in the library {found.Count} times: {List(found)}. Keep one of the items and remove the others from Audiobookshelf, or merge their folders. {LookedAtAgain}";

    internal static string SeveralLibraries(ArrivalExpectation expected, IReadOnlyList<ShelfItem> found) =>
        $"'{expected.Title}' stands in several libraries: {List(found)}. "
        + (
            found.Select(item => LibraryPath.Of(item.Book.Path)).Distinct(StringComparer.Ordinal).Count() == 1
                ? "Take its folder out of all libraries but one."
                : "Keep one of the items and remove the others from Audiobookshelf."
        )
        + $" {LookedAtAgain}";

    internal static string WrongAuthor(ArrivalExpectation expected, Book book) =>
        $"At {book.Path} stands '{book.Title}' by {string.Join(", ", book.Authors)}, and '{expected.Title}' by {expected.Author} was expected. "
        + $"If it is the right book, correct its author in Audiobookshelf; if not, look at the release. {LookedAtAgain}";

    internal static string TooManyTracks(ArrivalExpectation expected, ShelfItem item) =>
        $"'{expected.Title}' has {Tracks(item.Tracks)} in the library, and the torrent has {expected.AudioFiles} audio files for it: another book's files lie in {item.Book.Path}. "
        + $"Move those away and have the library scanned. {LookedAtAgain}";

    internal static string TooFewTracks(ArrivalExpectation expected, ShelfItem item) =>
        $"'{expected.Title}' has {Tracks(item.Tracks)} in the library so far, and the torrent has {expected.AudioFiles} audio files for it. "
        + $"Look in Audiobookshelf which of the files at {item.Book.Path} it cannot read, and scan the item again. {LookedAtAgain}";

    internal static string WrongDuration(ArrivalExpectation expected, Book book, TimeSpan duration) =>
        $"'{expected.Title}' plays {Text(duration)} in the library, and {string.Join(" or ", expected.Durations.Select(length => Text(length)))} was expected: "
        + $"it may be abridged, another recording, or incomplete. Listen to it at {book.Path}; keep it there and reject the download here if it is right after all. {LookedAtAgain}";

    private static string List(IEnumerable<ShelfItem> found) => string.Join(" and ", found.Take(3).Select(item => $"{item.Book.Path} (item {item.Book.Id})"));

    private static string Tracks(int count) => count == 1 ? "1 track" : string.Create(CultureInfo.InvariantCulture, $"{count} tracks");

    private static string Text(ArrivalMatch by) =>
        by switch
        {
            ArrivalMatch.Path => "its path",
            ArrivalMatch.Asin => "its ASIN",
            _ => "title and author",
        };

    private static string Text(TimeSpan? duration) =>
        duration is { } time ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:D2} min") : "an unknown time";
}
