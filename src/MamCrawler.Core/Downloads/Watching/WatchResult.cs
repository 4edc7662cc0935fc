namespace MamCrawler.Core.Downloads.Watching;

/// <summary>What a look at a download came to.</summary>
internal enum WatchResult
{
    /// <summary>Nothing is to be told; at most the watch noted when it saw something first.</summary>
    Unchanged,

    /// <summary>It loads now.</summary>
    Loading,

    /// <summary>It is complete in the client.</summary>
    Landed,

    /// <summary>It stalls, and something was done about that.</summary>
    Pressed,

    /// <summary>A person must look.</summary>
    Held,
}
