using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Gaps.Seeded;

/// <summary>A random library with everything that lies about it, and the gaps that are really in it.</summary>
internal sealed class SeededLibrary
{
    public List<Book> Books { get; } = [];

    public List<(string Series, string? Author)> Followed { get; } = [];

    /// <summary>What witnesses say, by every name of a series.</summary>
    public Dictionary<string, List<SeriesCatalog>> Series { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, List<SeriesCatalog>> Authors { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<PlantedGap> Planted { get; } = [];

    /// <summary>The name that a second name of a series stands for.</summary>
    public Dictionary<string, string> Aliases { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string NameOf(string name) => Aliases.GetValueOrDefault(name, name);
}
