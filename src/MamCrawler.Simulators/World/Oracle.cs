namespace MamCrawler.Simulators.World;

/// <summary>The published result that the demo reproduces: 12 series, 136 volumes, 55 held, 81 missing, and nine traps.</summary>
internal static class Oracle
{
    public static IReadOnlyList<OracleSeries> Series { get; } =
    [
        new("Expeditionary Force", "Craig Alanson", 21, 1, 2, 3, 4, 7, 9, 12, 13, 14, 16, 17, 18),
        new("Mistborn", "Brandon Sanderson", 5, 1, 2, 3, 5),
        new("Stormlight Archive", "Brandon Sanderson", 5, 3, 4) { CatalogueName = "The Stormlight Archive" },
        new("Wheel of Time", "Robert Jordan", 14, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14) { CatalogueName = "The Wheel of Time" },
        new("The Expanse", "James S. A. Corey", 9, 1, 3),
        new("The Good Guys", "Eric Ugland", 15, 3, 12, 14, 15),
        new("The Land", "Aleron Kong", 10)
        {
            Alias = "Chaos Seeds",
            TitlePrefix = "The Land: ",
            Titles = new Dictionary<int, string>
            {
                [1] = "The Land: Founding",
                [2] = "The Land: Forging",
                [3] = "The Land: Alliances",
                [4] = "The Land: Catacombs",
                [5] = "The Land: Swarm",
            },
        },
        new("Discworld", "Terry Pratchett", 30, 1, 2, 7, 12, 16, 19, 23, 26, 30)
        {
            Titles = new Dictionary<int, string>
            {
                [20] = "Hogfather",
                [25] = "The Truth",
                [29] = "Night Watch",
            },
        },
        new("Old Man's War", "John Scalzi", 6, 1, 2, 3, 4),
        new("Dune", "Frank Herbert", 6, 2, 4),
        new("Everybody Loves Large Chests", "Neven Iliev", 10, 7, 9) { Titles = new Dictionary<int, string> { [10] = "Everybody Loves Large Chests Vol. 10" } },
        new("Aether's Revival", "William D. Arand", 5),
    ];

    /// <summary>Owned items whose fields hide what they are: title, author, series text, and the volume each owns.</summary>
    public static IReadOnlyList<OracleTrap> Traps { get; } =
    [
        new("Everybody Loves Large Chests Vol. 10", "Neven Iliev", "Everybody Loves Large Chests", null, "Everybody Loves Large Chests", 10),
        new("Hogfather", "Terry Pratchett", "Discworld", "20", "Discworld", 20),
        new("The Truth: Discworld, Book 25", "Discworld", null, null, "Discworld", 25),
        new("Night Watch: Discworld, Book 29", "Discworld", null, null, "Discworld", 29),
        new("The Land: Founding: A LitRPG Saga (Chaos Seeds, Book 1)", "Aleron Kong", null, null, "The Land", 1),
        new("The Land: Forging (Chaos Seeds, Book 2)", "Aleron Kong", null, null, "The Land", 2),
        new("The Land: Alliances: A LitRPG Saga (Chaos Seeds Book 3)", "Aleron Kong", null, null, "The Land", 3),
        new("The Land: Catacombs", "Kong, Aleron", "Chaos Seeds", "4", "The Land", 4),
        new("The Land: Swarm", "Aleron Kong", null, null, "The Land", 5),
    ];
}
