using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>The end of a push.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Sentence">The same for a person.</param>
/// <param name="NextAttemptAt">When it is tried again; null when it is not.</param>
/// <param name="Fault">The fault that ended it; null when none did.</param>
public sealed record PushOutcome(PushResult Result, string Sentence, DateTimeOffset? NextAttemptAt = null, Fault? Fault = null);
