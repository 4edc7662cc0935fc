namespace MamCrawler.Core.WantedLists;

/// <summary>How sources are named to people.</summary>
public static class WishSourceText
{
    /// <summary>The list's name, as in "on your list (Goodreads)".</summary>
    public static string Name(this WishSource source) =>
        source switch
        {
            WishSource.Manual => "added by hand",
            WishSource.File => "imported from a file",
            WishSource.Goodreads => "Goodreads",
            WishSource.StoryGraph => "StoryGraph",
            _ => "Hardcover",
        };
}
