namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Counts of one reading of the library, for reports.</summary>
public sealed record AudiobookshelfReading
{
    public int Books { get; init; }

    /// <summary>Items of other media (podcasts), passed over.</summary>
    public int OtherMedia { get; init; }

    /// <summary>Items that hold an e-book and no audio, passed over.</summary>
    public int WithoutAudio { get; init; }

    /// <summary>Items that came more than once and were taken once.</summary>
    public int Repeated { get; init; }

    /// <summary>Items whose files the server cannot find or read just now. They count as held: nothing is fetched again because a disk is away.</summary>
    public int MissingFiles { get; init; }

    /// <summary>Items that had to be asked for in full.</summary>
    public int InFull { get; init; }

    /// <summary>Requests made.</summary>
    public long Requests { get; init; }
}
