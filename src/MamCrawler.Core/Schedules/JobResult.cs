namespace MamCrawler.Core.Schedules;

/// <summary>How a scheduled job ended.</summary>
public enum JobResult
{
    /// <summary>The work was done.</summary>
    Done,

    /// <summary>Nothing was to be done, or it is switched off.</summary>
    Skipped,

    /// <summary>A named fault ended it; the next time tries again.</summary>
    Stopped,
}
