namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>How a step or a run of shelving ended.</summary>
public enum ShelveResult
{
    /// <summary>There is more to do.</summary>
    GoesOn,

    /// <summary>Every volume stands in the library, on record.</summary>
    Shelved,

    /// <summary>A person must look.</summary>
    Held,

    /// <summary>A service could not be asked; the watch starts it again when the row is due.</summary>
    Waiting,

    /// <summary>The download is not one to be shelved now: somebody else has it, or it is no longer complete.</summary>
    NothingToDo,
}
