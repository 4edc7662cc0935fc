namespace MamCrawler.Core.Shelving;

/// <summary>Why a book that is complete in the client does not count as shelved, and a person must look (rules.md 7).</summary>
public enum ShelvingHold
{
    /// <summary>Nothing that matches came within the patience.</summary>
    LateArrival,

    /// <summary>Nothing came, and the client saves to a folder that no library lives in, as far as the paths tell.</summary>
    NoLibraryFolder,

    /// <summary>Two items of one library are the one book.</summary>
    TwoItems,

    /// <summary>Items of several libraries are the one book.</summary>
    SeveralLibraries,

    /// <summary>The item that stands there is by another author.</summary>
    WrongAuthor,

    /// <summary>The item stands in another folder than the book's own.</summary>
    WrongFolder,

    /// <summary>The item plays more than 2 % longer or shorter than expected.</summary>
    WrongDuration,

    /// <summary>The item does not have the tracks that the torrent has files.</summary>
    WrongTracks,
}
