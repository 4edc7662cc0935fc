namespace MamCrawler.Simulators.Audible;

/// <summary>The faults that only the Audible simulator plays.</summary>
public static class AudibleFaults
{
    /// <summary>Every search finds nothing, and every ASIN is unknown.</summary>
    public const string EmptyResult = "empty-result";

    public static IReadOnlyList<string> All { get; } = [EmptyResult];
}
