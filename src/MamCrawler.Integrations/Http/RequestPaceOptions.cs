namespace MamCrawler.Integrations.Http;

/// <summary>How fast a service may be asked.</summary>
public sealed record RequestPaceOptions
{
    /// <summary>The least time from the start of one request to the start of the next.</summary>
    public TimeSpan MinimumInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Up to this much is added to each interval, drawn from <see cref="Seed"/>.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>The seed of the jitter.</summary>
    public int Seed { get; init; }

    /// <summary>True to measure the interval from the end of the last request instead of its start.</summary>
    public bool MeasuredFromEnd { get; init; }

    /// <summary>After this many requests a longer pause is made; 0 for never.</summary>
    public int PauseEvery { get; init; }

    /// <summary>The longer pause, instead of the interval.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>How long the doubled interval lasts after the service asked for fewer requests.</summary>
    public TimeSpan SlowFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate(string service)
    {
        var wrong = new List<string>();
        if (MinimumInterval < TimeSpan.Zero || Jitter < TimeSpan.Zero || Pause < TimeSpan.Zero || SlowFor < TimeSpan.Zero)
            wrong.Add($"The pace of {service} holds a negative time; every time of a pace is zero or more.");
        if (PauseEvery < 0)
            wrong.Add($"The pace of {service} pauses every {PauseEvery} requests; give 0 for never, or a positive number.");
        return wrong;
    }
}
