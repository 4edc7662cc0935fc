namespace MamCrawler.Simulators.World;

/// <summary>One series of the published result that the demo reproduces.</summary>
/// <param name="Name">The name as the library writes it.</param>
/// <param name="Author">Its author.</param>
/// <param name="Volumes">Volumes 1 to this number exist.</param>
/// <param name="Held">The volumes that the library holds.</param>
internal sealed record OracleSeries(string Name, string Author, int Volumes, params int[] Held)
{
    /// <summary>The name in the catalogues, where it differs.</summary>
    public string CatalogueName { get; init; } = Name;

    /// <summary>A second name in the catalogues; null for none.</summary>
    public string? Alias { get; init; }

    /// <summary>Titles that are given by the traps; every other title is invented.</summary>
    public IReadOnlyDictionary<int, string> Titles { get; init; } = new Dictionary<int, string>();

    /// <summary>What stands before every invented title; empty for most series.</summary>
    public string TitlePrefix { get; init; } = "";
}
