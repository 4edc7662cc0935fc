namespace MamCrawler.Core.Gaps;

/// <summary>The names under which witnesses stand in evidence.</summary>
public static class WitnessName
{
    public const string Audible = "Audible";

    public const string Hardcover = "Hardcover";

    public const string Library = "Library";

    /// <summary>A person's list of wishes.</summary>
    public const string WantedList = "Wanted list";

    /// <summary>The tracker: evidence only, its numbers are typed by uploaders.</summary>
    public const string Tracker = "MyAnonamouse";
}
