namespace MamCrawler.Simulators.World;

/// <summary>A language as the tracker numbers it.</summary>
/// <param name="Id">The tracker's id.</param>
/// <param name="Code">The three-letter code.</param>
public sealed record TrackerLanguage(int Id, string Code)
{
    public static TrackerLanguage English { get; } = new(1, "ENG");

    public static TrackerLanguage Spanish { get; } = new(4, "SPA");

    public static TrackerLanguage German { get; } = new(37, "GER");

    public static TrackerLanguage French { get; } = new(36, "FRE");
}
