namespace MamCrawler.Simulators.World;

/// <summary>A series as the catalogues know it.</summary>
public sealed class WorldSeries
{
    /// <summary>Counted from 1.</summary>
    public required int Id { get; init; }

    /// <summary>The name in the catalogues.</summary>
    public required string Name { get; init; }

    public required string Author { get; init; }

    /// <summary>Its ASIN; null when Audible does not know it.</summary>
    public string? Asin { get; init; }

    public bool OnHardcover { get; init; } = true;

    /// <summary>The series of which this is another name; null for a series in its own right.</summary>
    public WorldSeries? AliasOf { get; init; }

    /// <summary>Its works, in order.</summary>
    public List<WorldWork> Works { get; } = [];
}
