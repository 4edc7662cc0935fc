using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>How long a provider rests after it could not be asked.</summary>
public static class ProviderRest
{
    /// <summary>The longest rest of its own: shorter than a day, so that a job of the next day tries again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(20);

    /// <summary>The longest that a provider can ask to be left alone; one that asks for more is tried again all the same.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromDays(3);

    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);

    /// <summary>15 minutes, then four times as long after each further failure, and at least as long as the provider asked for. After a refusal it is <see cref="Longest"/>.</summary>
    /// <param name="failures">Failures in a row, this one included; 1 or more.</param>
    /// <param name="fault">What it failed with.</param>
    public static TimeSpan After(int failures, Fault fault)
    {
        var own = fault.Response == FaultResponse.AskPerson ? Longest : First * Math.Pow(4, Math.Clamp(failures - 1, 0, 8));
        var asked = fault.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        return Max(Min(own, Longest), Min(asked, LongestAsked));
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
