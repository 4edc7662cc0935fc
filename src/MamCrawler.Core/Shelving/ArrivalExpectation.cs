namespace MamCrawler.Core.Shelving;

/// <summary>What one volume of a download should look like in the library.</summary>
public sealed record ArrivalExpectation
{
    public required string Title { get; init; }

    /// <summary>The first author; empty when unknown.</summary>
    public string Author { get; init; } = "";

    /// <summary>Its series; empty for a single book, or when unknown. An author who is named like it is unknown (rules.md 2).</summary>
    public string Series { get; init; } = "";

    /// <summary>The ASINs of its recordings, upper case.</summary>
    public IReadOnlyList<string> Asins { get; init; } = [];

    /// <summary>How long it plays, one time for each recording that it may be; empty when nobody said.</summary>
    public IReadOnlyList<TimeSpan> Durations { get; init; } = [];

    /// <summary>Its folder as the library sees it.</summary>
    public required string Folder { get; init; }

    /// <summary>The folders of the download's other volumes, as the library sees them: what stands there is not this book.</summary>
    public IReadOnlyList<string> OtherFolders { get; init; } = [];

    /// <summary>True when the folder lies in one that a library lives in.</summary>
    public bool IsInLibrary { get; init; }

    /// <summary>How many audio files the torrent has for it.</summary>
    public required int AudioFiles { get; init; }

    /// <summary>What was added to the library before this is not the book that landed, unless it stands in its folder.</summary>
    public required DateTimeOffset Since { get; init; }
}
