namespace MamCrawler.Simulators.GoogleBooks;

/// <summary>The faults that only the Google Books simulator plays.</summary>
public static class GoogleBooksFaults
{
    /// <summary>Every query finds nothing.</summary>
    public const string EmptyResult = "empty-result";

    /// <summary>429: the day's quota is spent.</summary>
    public const string DaySpent = "day-spent";

    /// <summary>429: too many queries in a minute.</summary>
    public const string MinuteSpent = "minute-spent";

    /// <summary>400: the key is not known.</summary>
    public const string InvalidKey = "invalid-key";

    /// <summary>403: the Books API is not switched on for the key's project.</summary>
    public const string ServiceDisabled = "service-disabled";

    /// <summary>403: the country of the caller is not known, although it says it.</summary>
    public const string UnknownLocation = "unknown-location";

    public static IReadOnlyList<string> All { get; } = [EmptyResult, DaySpent, MinuteSpent, InvalidKey, ServiceDisabled, UnknownLocation];
}
