using MamCrawler.Core.WantedLists;

namespace MamCrawler.Integrations.WantedFiles;

/// <summary>What a file of wishes says.</summary>
public sealed record WantedFileResult
{
    /// <summary>What kind of file it is.</summary>
    public WishSource Source { get; init; } = WishSource.File;

    /// <summary>The rows that are wishes, and those that could not be read.</summary>
    public IReadOnlyList<WishLine> Lines { get; init; } = [];

    /// <summary>How many rows stand on another shelf.</summary>
    public int OtherShelf { get; init; }

    /// <summary>The names of the shelves that rows were passed over for, in order, twenty at most.</summary>
    public IReadOnlyList<string> OtherShelves { get; init; } = [];

    /// <summary>Why nothing of the file could be read, as a sentence; null when it could.</summary>
    public string? Refusal { get; init; }
}
