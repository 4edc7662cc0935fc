namespace MamCrawler.Core.WantedLists;

/// <summary>Where a wish comes from.</summary>
public enum WishSource
{
    /// <summary>A person added it by itself.</summary>
    Manual,

    /// <summary>A file of a person's own making.</summary>
    File,

    /// <summary>An export of Goodreads.</summary>
    Goodreads,

    /// <summary>An export of StoryGraph.</summary>
    StoryGraph,

    /// <summary>The want-to-read list of Hardcover: what is taken off there is taken off here.</summary>
    Hardcover,
}
