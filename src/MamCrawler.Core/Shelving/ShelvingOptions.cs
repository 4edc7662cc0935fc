namespace MamCrawler.Core.Shelving;

/// <summary>How books are brought from the client to the shelf (rules.md 7).</summary>
public sealed record ShelvingOptions
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <summary>Which folder of the client is which of the library.</summary>
    public PathMapping Mapping { get; init; } = PathMapping.None;

    /// <summary>How long a book is waited for before a person must look, 10 minutes to 30 days.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The waits before each look, growing to two hours; together as long as <see cref="Patience"/>.</summary>
    public IReadOnlyList<TimeSpan> Waits => Growing(Patience);

    /// <summary>The waits of a look at what is held already: a person who mended it had the library scanned, or a scan now finds it soon.</summary>
    public static IReadOnlyList<TimeSpan> WaitsWhenHeld { get; } = Growing(TimeSpan.FromMinutes(5));

    /// <summary>When what is held is looked at again.</summary>
    public static TimeSpan AfterHold { get; } = TimeSpan.FromDays(1);

    /// <summary>What is wrong with these options, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate() =>
        Patience >= TimeSpan.FromMinutes(10) && Patience <= TimeSpan.FromDays(30) ? [] : ["Shelving: the patience must be 10 minutes to 30 days."];

    private static List<TimeSpan> Growing(TimeSpan patience)
    {
        var waits = new List<TimeSpan>();
        for (var (left, wait) = (patience, First); left > TimeSpan.Zero; wait = wait * 2 < Longest ? wait * 2 : Longest)
        {
            waits.Add(wait < left ? wait : left);
            left -= waits[^1];
        }
        return waits;
    }
}
