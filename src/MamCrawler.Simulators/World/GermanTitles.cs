namespace MamCrawler.Simulators.World;

/// <summary>Titles of translations.</summary>
internal static class GermanTitles
{
    private static readonly string[] Adjectives =
    [
        "dunkle",
        "stille",
        "verlorene",
        "goldene",
        "letzte",
        "gebrochene",
        "eiserne",
        "flüsternde",
        "ferne",
        "schlafende",
    ];
    private static readonly string[] Feminine = ["Brücke", "Glocke", "Krähe", "Königin", "Straße", "Mühle", "Laterne", "Zisterne", "Küste", "Wächterin"];

    public static string Make(SeededRandom random) => $"Die {random.Pick(Adjectives)} {random.Pick(Feminine)}";
}
