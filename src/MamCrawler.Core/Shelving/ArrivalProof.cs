using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Shelving;

/// <summary>
/// Judges whether an item of the library is the book that landed (rules.md 7): by its path, or by ASIN, or by title and author; then its author, its tracks and its
/// duration, within 2 %. What is doubtful is never shelved.
/// </summary>
public static class ArrivalProof
{
    /// <summary>How far the duration may be from the expected one.</summary>
    public const double DurationTolerance = 0.02;

    /// <summary>Judges one volume.</summary>
    /// <param name="expected">What it should look like.</param>
    /// <param name="items">What the libraries show: the newest items and those found by the title, in any order, repeats allowed.</param>
    public static ArrivalVerdict Judge(ArrivalExpectation expected, IReadOnlyList<ShelfItem> items)
    {
        var present = items.Where(item => !item.IsMissing).DistinctBy(item => (item.LibraryId, item.Book.Id)).ToList();
        var there = present.Where(item => LibraryPath.IsSameOrInside(item.Book.Path, expected.Folder)).ToList();
        var twins = present.Except(there).Where(item => IsNewTwin(expected, item)).ToList();
        if (there.Count > 0)
            return OneOf(expected, [.. there, .. twins], ArrivalMatch.Path);
        if (present.Find(item => LibraryPath.IsInside(expected.Folder, item.Book.Path)) is { } above)
            return ArrivalVerdict.Held(ShelvingHold.WrongFolder, HoldSentences.FolderAbove(expected, above.Book));
        if (twins.Count == 0)
            return expected.IsInLibrary
                ? ArrivalVerdict.NotYet(ShelvingHold.LateArrival, HoldSentences.LateArrival(expected))
                : ArrivalVerdict.NotYet(ShelvingHold.NoLibraryFolder, HoldSentences.NoLibraryFolder(expected));
        // The library sees the folder that it was saved to: what stands elsewhere was put there by somebody else, and its own may still come.
        if (expected.IsInLibrary)
            return ArrivalVerdict.NotYet(ShelvingHold.WrongFolder, HoldSentences.Elsewhere(expected, twins[0].Book));
        return OneOf(expected, twins, HasAsin(expected, twins[0].Book) ? ArrivalMatch.Asin : ArrivalMatch.TitleAndAuthor);
    }

    private static ArrivalVerdict OneOf(ArrivalExpectation expected, IReadOnlyList<ShelfItem> found, ArrivalMatch by)
    {
        if (found.Select(item => item.LibraryId).Distinct(StringComparer.Ordinal).Count() > 1)
            return ArrivalVerdict.Held(ShelvingHold.SeveralLibraries, HoldSentences.SeveralLibraries(expected, found));
        if (found.Count > 1)
            return ArrivalVerdict.Held(ShelvingHold.TwoItems, HoldSentences.TwoItems(expected, found));
        var item = found[0];
        if (IsByAnother(expected, item.Book))
            return ArrivalVerdict.Held(ShelvingHold.WrongAuthor, HoldSentences.WrongAuthor(expected, item.Book));
        if (item.Tracks > expected.AudioFiles)
            return ArrivalVerdict.Held(ShelvingHold.WrongTracks, HoldSentences.TooManyTracks(expected, item));
        // A scan reads file after file: until it has all of them, neither tracks nor duration say anything.
        if (item.Tracks < expected.AudioFiles || item.Book.Duration is not { } duration)
            return ArrivalVerdict.NotYet(ShelvingHold.WrongTracks, HoldSentences.TooFewTracks(expected, item));
        return expected.Durations.Count == 0 || expected.Durations.Any(length => IsNear(duration, length))
            ? new ArrivalVerdict(ArrivalResult.Proved, HoldSentences.Proved(expected, item, by), null, item, by)
            : ArrivalVerdict.Held(ShelvingHold.WrongDuration, HoldSentences.WrongDuration(expected, item.Book, duration));
    }

    private static bool IsNear(TimeSpan duration, TimeSpan expected) =>
        Math.Abs((duration - expected).TotalSeconds) <= expected.TotalSeconds * DurationTolerance;

    /// <summary>The same book, added since the download began, in a folder that is no other volume's.</summary>
    private static bool IsNewTwin(ArrivalExpectation expected, ShelfItem item) =>
        item.Book.AddedAt >= expected.Since
        && !expected.OtherFolders.Any(folder => LibraryPath.IsSameOrInside(item.Book.Path, folder))
        && (HasAsin(expected, item.Book) || (TitleMatch.Same(item.Book.Title, expected.Title) && AuthorsAgree(expected, item.Book)));

    private static bool HasAsin(ArrivalExpectation expected, Book book) =>
        book.Asin is { Length: > 0 } asin && expected.Asins.Contains(asin, StringComparer.OrdinalIgnoreCase);

    private static bool AuthorsAgree(ArrivalExpectation expected, Book book) =>
        PersonName.AnyMatch(PersonName.ReadAll(expected.Author), PersonName.ReadAll(book.Authors));

    /// <summary>
    /// True when both authors are known and differ; an unknown author contradicts nobody (rules.md 2). Nor does one that lacks the beginning of the name: the server takes
    /// "Miss", "Captain" and the like for titles when it reads them in the folder's name.
    /// </summary>
    private static bool IsByAnother(ArrivalExpectation expected, Book book)
    {
        var known = AuthorField.Known(book.Authors, book.Series.Select(series => series.Name).Append(expected.Series));
        var wanted = PersonName.ReadAll(expected.Author);
        return known.Count > 0
            && wanted.Count > 0
            && !PersonName.AnyMatch(wanted, known)
            && !wanted.Any(name => known.Any(shown => name.Key.EndsWith(" " + shown.Key, StringComparison.Ordinal)));
    }
}
