namespace MamCrawler.Core.WantedLists;

/// <summary>What came of taking over a list.</summary>
public sealed record WishImport
{
    /// <summary>The names of those that were added.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>How many stood on the list already, or twice in what was taken over.</summary>
    public int AlreadyWanted { get; init; }

    /// <summary>Those that the library holds, with what holds them.</summary>
    public IReadOnlyList<string> AlreadyOwned { get; init; } = [];

    /// <summary>The rows that could not be read, with the reason.</summary>
    public IReadOnlyList<WishLine> Unreadable { get; init; } = [];

    /// <summary>The names of those that were taken off, because the list that they came from does not have them any more.</summary>
    public IReadOnlyList<string> TakenOff { get; init; } = [];

    /// <summary>How many rows were passed over because they stand on another shelf.</summary>
    public int OtherShelf { get; init; }

    /// <summary>False when no scan has read the library yet, so that nothing could be compared with it.</summary>
    public bool Compared { get; init; } = true;

    /// <summary>True when nothing was kept because a row could not be read and that was not to be.</summary>
    public bool Refused { get; init; }
}
