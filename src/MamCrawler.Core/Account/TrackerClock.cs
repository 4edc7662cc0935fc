using System.Globalization;

namespace MamCrawler.Core.Account;

/// <summary>
/// Compares this machine's clock with the tracker's. Pace, slots, caps and the patience of a spend are counted by ours, so nothing is taken and nothing is spent while it
/// is wrong.
/// </summary>
public static class TrackerClock
{
    /// <summary>Clocks may differ by so much.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How far our clock was ahead of the tracker's when the facts were read, negative when it was behind; null while it is within <see cref="Tolerance"/> or the tracker told no time.</summary>
    public static TimeSpan? Difference(AccountSnapshot account) =>
        account.ToldAt is { } told && account.ReadAt - told is var ahead && ahead.Duration() > Tolerance ? ahead : null;

    /// <summary>What is wrong and what to do, as a sentence.</summary>
    /// <param name="ahead">How far our clock is ahead of the tracker's; negative when it is behind.</param>
    public static string Sentence(TimeSpan ahead) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"This machine's clock is {Words(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the tracker's, so nothing is downloaded and nothing is spent: pace, slots and caps are counted by it. Switch on time synchronisation; it goes on by itself."
        );

    private static string Words(TimeSpan length) =>
        length.TotalDays >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{length.TotalDays:0} days")
        : length.TotalHours >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{length.TotalHours:0} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{length.TotalMinutes:0} minutes");
}
