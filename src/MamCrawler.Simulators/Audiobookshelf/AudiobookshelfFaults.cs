namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>The faults that only the Audiobookshelf simulator plays.</summary>
public static class AudiobookshelfFaults
{
    /// <summary>401 for every token: it expired, or the key was withdrawn.</summary>
    public const string ExpiredToken = "expired-token";

    /// <summary>404 for the library: it was removed or has another id.</summary>
    public const string LibraryGone = "library-gone";

    /// <summary>The setting hideSingleBookSeries is on: the list of series leaves out those with one book.</summary>
    public const string HideSingleBookSeries = "hide-single-book-series";

    /// <summary>The list says that there are more books than its pages hold.</summary>
    public const string ShortPage = "short-page";

    /// <summary>429 at login.</summary>
    public const string LoginLimit = "login-limit";

    /// <summary>A book that a scan adds gets another author than its folder says, as a file's own tags may have it.</summary>
    public const string WrongAuthor = "wrong-author";

    /// <summary>A book that a scan adds becomes two items.</summary>
    public const string TwoItems = "two-items";

    /// <summary>400 for a cover: the server could not load the picture.</summary>
    public const string CoverNotLoaded = "cover-not-loaded";

    public static IReadOnlyList<string> All { get; } =
    [ExpiredToken, LibraryGone, HideSingleBookSeries, ShortPage, LoginLimit, WrongAuthor, TwoItems, CoverNotLoaded];
}
