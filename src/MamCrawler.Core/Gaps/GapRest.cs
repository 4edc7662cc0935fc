namespace MamCrawler.Core.Gaps;

/// <summary>How long a gap rests that was answered "nothing found" (rules.md 3): 7, 14, then 30 days; not at all on request or when a witness says something new.</summary>
public static class GapRest
{
    /// <summary>The rest after being answered so many times in a row; none before the first.</summary>
    public static TimeSpan After(int timesNothingFound) =>
        timesNothingFound switch
        {
            <= 0 => TimeSpan.Zero,
            1 => TimeSpan.FromDays(7),
            2 => TimeSpan.FromDays(14),
            _ => TimeSpan.FromDays(30),
        };

    /// <summary>When the gap is looked for again.</summary>
    public static DateTimeOffset Until(DateTimeOffset lastNothingFound, int timesNothingFound) => lastNothingFound + After(timesNothingFound);

    /// <summary>True while it rests.</summary>
    /// <param name="lastNothingFound">When it was last answered; null when never.</param>
    /// <param name="timesNothingFound">How many times in a row.</param>
    /// <param name="now">The time now.</param>
    /// <param name="requested">True when a person asks for it.</param>
    /// <param name="witnessChanged">True when its <see cref="WitnessStamp"/> is another than at the last answer.</param>
    public static bool IsResting(DateTimeOffset? lastNothingFound, int timesNothingFound, DateTimeOffset now, bool requested, bool witnessChanged) =>
        !requested && !witnessChanged && lastNothingFound is { } last && now < Until(last, timesNothingFound);

    /// <summary>A short text that changes when a witness says something else about the gap. What the library holds does not count.</summary>
    public static string WitnessStamp(Gap gap)
    {
        ulong stamp = 0;
        foreach (var evidence in gap.Evidence)
            if (evidence.Witness != WitnessName.Library)
                stamp ^= Library.KeyHash.Of($"{evidence.Witness}: {evidence.Statement}", 'E');
        return stamp.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
