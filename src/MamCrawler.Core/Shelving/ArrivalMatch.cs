namespace MamCrawler.Core.Shelving;

/// <summary>By what an item was recognised as the book that landed (rules.md 7).</summary>
public enum ArrivalMatch
{
    /// <summary>It stands in the folder that the client saved to.</summary>
    Path,

    Asin,

    TitleAndAuthor,
}
