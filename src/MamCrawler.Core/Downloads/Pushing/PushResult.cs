namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>How a push ended. Every named fault ends it normally.</summary>
public enum PushResult
{
    /// <summary>The torrent is in the client, its volumes have their folders, and it is started.</summary>
    Started,

    /// <summary>Nothing was to be done: the download is past this, or not yet approved.</summary>
    NothingToDo,

    /// <summary>It is tried again later without using up an attempt.</summary>
    Waiting,

    /// <summary>Policy forbids it for now.</summary>
    Blocked,

    /// <summary>A person must look.</summary>
    Held,

    /// <summary>It was refused; one attempt is used up.</summary>
    Refused,

    /// <summary>It was refused for the last time.</summary>
    Abandoned,
}
