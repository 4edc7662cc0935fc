namespace MamCrawler.Simulators.Listings;

/// <summary>What a row of a general catalogue really is.</summary>
internal enum ListedTrap
{
    /// <summary>The book that it says.</summary>
    None,

    /// <summary>Another author's book of the same title.</summary>
    SameTitle,

    /// <summary>A summary of the book, by somebody else.</summary>
    StudyGuide,

    /// <summary>The same book by the same title in another language.</summary>
    Translation,

    /// <summary>The book together with others.</summary>
    BoxSet,
}
