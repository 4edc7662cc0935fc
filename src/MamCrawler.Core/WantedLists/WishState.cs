namespace MamCrawler.Core.WantedLists;

/// <summary>How a wish stands.</summary>
public enum WishState
{
    /// <summary>It is looked for, or waits for the next scan.</summary>
    Wanted,

    /// <summary>A release was found and waits for a person's word.</summary>
    Proposed,

    /// <summary>It is on its way.</summary>
    Coming,

    /// <summary>The library holds it.</summary>
    Fulfilled,
}
