namespace MamCrawler.Simulators.OpenLibrary;

/// <summary>The faults that only the Open Library simulator plays.</summary>
public static class OpenLibraryFaults
{
    /// <summary>Every search finds nothing, and every ISBN is unknown.</summary>
    public const string EmptyResult = "empty-result";

    /// <summary>An ISBN is sent on to another host; the value is its address.</summary>
    public const string SentElsewhere = "sent-elsewhere";

    public static IReadOnlyList<string> All { get; } = [EmptyResult, SentElsewhere];
}
