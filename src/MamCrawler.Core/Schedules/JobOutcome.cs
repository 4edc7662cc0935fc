using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Schedules;

/// <summary>What came of a scheduled job.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Sentence">What was done, or why it was not, for a person.</param>
/// <param name="Fault">The fault that ended it; null when none did.</param>
public sealed record JobOutcome(JobResult Result, string Sentence, Fault? Fault = null)
{
    /// <summary>The work was done.</summary>
    public static JobOutcome Done(string sentence) => new(JobResult.Done, sentence);

    /// <summary>Nothing was done, on purpose.</summary>
    public static JobOutcome Skipped(string sentence) => new(JobResult.Skipped, sentence);

    /// <summary>A named fault ended it; the next time tries again.</summary>
    public static JobOutcome Stopped(Fault fault) => new(JobResult.Stopped, fault.Sentence, fault);
}
