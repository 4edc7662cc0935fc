namespace MamCrawler.Simulators.ITunes;

/// <summary>The faults that only the iTunes simulator plays.</summary>
public static class ITunesFaults
{
    /// <summary>Every search finds nothing.</summary>
    public const string EmptyResult = "empty-result";

    /// <summary>More than 20 requests in a minute of the simulator's clock are refused with 403.</summary>
    public const string RateLimit = "rate-limit";

    public static IReadOnlyList<string> All { get; } = [EmptyResult, RateLimit];
}
