namespace MamCrawler.Simulators.World;

/// <summary>What a series is to contain before its works exist.</summary>
internal sealed record SeriesPlan(string Author, IReadOnlyList<WorldSeries> Names, IReadOnlyList<string> Titles, SeededRandom Random)
{
    public bool OnAudible { get; init; } = true;

    public bool OnHardcover { get; init; } = true;

    public string Language { get; init; } = "english";

    /// <summary>A series without numbers that every volume belongs to besides; null for none.</summary>
    public WorldSeries? Umbrella { get; init; }

    /// <summary>The narrator of most volumes.</summary>
    public string? Narrator { get; init; }
}
