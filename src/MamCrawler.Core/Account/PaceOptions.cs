namespace MamCrawler.Core.Account;

/// <summary>How fast the tracker may be asked (rules.md 5, Pace). Every value may be made stricter; looser only against loopback.</summary>
public sealed record PaceOptions
{
    /// <summary>The values of rules.md 5, which are also the loosest allowed.</summary>
    public static PaceOptions Rules { get; } = new();

    /// <summary>The least time from the end of one request to the start of the next.</summary>
    public TimeSpan MinimumGap { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Up to this much is added to each gap at random.</summary>
    public TimeSpan Jitter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After so many requests (1 or more) without a rest, the next gap is at least <see cref="Pause"/>.</summary>
    public int PauseEvery { get; init; } = 30;

    /// <summary>The longer gap after <see cref="PauseEvery"/> requests. A rest as long as this, for whatever reason, counts as the pause.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long gaps stay doubled after a 429 or a captcha.</summary>
    public TimeSpan SlowFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What a request costs in time on average over a long run, for forecasts.</summary>
    public TimeSpan AverageGap
    {
        get
        {
            var usual = MinimumGap + (Jitter / 2);
            var longest = usual > Pause ? usual : Pause;
            return ((usual * (PauseEvery - 1)) + longest) / PauseEvery;
        }
    }

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    /// <param name="loopback">True when the tracker's address is loopback, where looser values are allowed.</param>
    public IReadOnlyList<string> Validate(bool loopback)
    {
        var wrong = new List<string>();
        if (MinimumGap < TimeSpan.Zero || Jitter < TimeSpan.Zero || Pause < TimeSpan.Zero || SlowFor < TimeSpan.Zero || PauseEvery < 1)
            wrong.Add(
                "The tracker's pace holds a negative time, or a pause every 0 requests; times are zero or more and a pause comes every 1 or more requests."
            );
        if (loopback)
            return wrong;
        if (MinimumGap < Rules.MinimumGap)
            wrong.Add(
                $"The tracker's gap of {MinimumGap.TotalSeconds:0.##} s is too short: at least {Rules.MinimumGap.TotalSeconds:0} s must lie between requests."
            );
        if (MinimumGap + Jitter < Rules.MinimumGap + Rules.Jitter)
            wrong.Add(
                $"The tracker's gaps do not vary enough: gap and jitter together must reach {(Rules.MinimumGap + Rules.Jitter).TotalSeconds:0} s; set are {(MinimumGap + Jitter).TotalSeconds:0.##} s."
            );
        if (PauseEvery > Rules.PauseEvery || Pause < Rules.Pause)
            wrong.Add(
                $"The tracker needs a pause of at least {Rules.Pause.TotalSeconds:0} s every {Rules.PauseEvery} requests or sooner; set are {Pause.TotalSeconds:0.##} s every {PauseEvery}."
            );
        if (SlowFor < Rules.SlowFor)
            wrong.Add($"After a 429 the gaps stay doubled for at least {Rules.SlowFor.TotalMinutes:0} minutes; set are {SlowFor.TotalMinutes:0.##}.");
        return wrong;
    }
}
