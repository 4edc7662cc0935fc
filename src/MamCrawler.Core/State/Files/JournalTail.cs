namespace MamCrawler.Core.State.Files;

/// <summary>What stands behind the last whole line of a journal.</summary>
internal enum JournalTail
{
    Nothing,

    /// <summary>A write that was cut short, or is still going on.</summary>
    Torn,

    /// <summary>Something unreadable with whole lines behind it: not the trace of a killed process.</summary>
    Damaged,
}
