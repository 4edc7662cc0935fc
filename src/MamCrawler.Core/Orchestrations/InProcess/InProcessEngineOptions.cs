namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>How the in-process engine runs.</summary>
public sealed record InProcessEngineOptions
{
    /// <summary>This process's name on leases, different from every other's.</summary>
    public string Holder { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether the process of this name still lives; a dead one's instances are taken over at once. Without a proof, only expiry ends a lease.</summary>
    public Func<string, bool> HolderIsAlive { get; init; } = _ => true;

    /// <summary>
    /// How long an instance belongs to its holder without renewal, by the injected clock; it is renewed after a third of that. At least 3 s.
    /// <see cref="Timeout.InfiniteTimeSpan"/>: until the holder is dead, for clocks that run fast.
    /// </summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Activities running at once in this process, at least 1.</summary>
    public int MaximumActivities { get; init; } = 16;

    /// <summary>Custom status is stored at most this often, by the real clock since it is the disk that is spared. This process sees the newest at once, the last is always stored.</summary>
    public TimeSpan StatusInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Refuses values outside their ranges.</summary>
    /// <exception cref="ArgumentException">What is wrong.</exception>
    public void Validate()
    {
        if (Holder.Length is 0 or > 100)
            throw new ArgumentException($"{nameof(Holder)} is a name of 1 to 100 characters, not '{Holder}'.");
        if (LeaseDuration != Timeout.InfiniteTimeSpan && (LeaseDuration < TimeSpan.FromSeconds(3) || LeaseDuration > TimeSpan.FromDays(1)))
            throw new ArgumentException($"{nameof(LeaseDuration)} is 3 s to 1 day or infinite, not {LeaseDuration}.");
        if (MaximumActivities < 1)
            throw new ArgumentException($"{nameof(MaximumActivities)} is at least 1, not {MaximumActivities}.");
        if (StatusInterval < TimeSpan.Zero)
            throw new ArgumentException($"{nameof(StatusInterval)} is not negative, but it is {StatusInterval}.");
    }
}
