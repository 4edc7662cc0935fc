namespace MamCrawler.Benchmarks.Gaps;

/// <summary>Invented words in the lengths and mixtures of real titles: 20 characters on average, 25 with their subtitles, as in the tracker corpus.</summary>
internal sealed class WorkloadNames(Random random)
{
    private static readonly string[] Adjectives =
    [
        "Amber",
        "Ashen",
        "Bitter",
        "Broken",
        "Burning",
        "Copper",
        "Crimson",
        "Distant",
        "Drowned",
        "Endless",
        "Fallen",
        "Forgotten",
        "Gilded",
        "Hidden",
        "Hollow",
        "Restless",
        "Shattered",
        "Silent",
    ];

    private static readonly string[] Nouns =
    [
        "Anchor",
        "Archive",
        "Beacon",
        "Cathedral",
        "Compass",
        "Crown",
        "Dagger",
        "Engine",
        "Falcon",
        "Garrison",
        "Harbour",
        "Kestrel",
        "Lantern",
        "Meridian",
        "Oath",
        "Prism",
        "Quarry",
        "Tempest",
    ];

    private static readonly string[] Genres =
    [
        "A Novel",
        "A Novel",
        "A Novel",
        "A LitRPG Adventure",
        "A Progression Fantasy",
        "A Thriller",
        "A Cozy Mystery",
        "A GameLit Saga",
    ];
    private static readonly string[] Starts =
    [
        "Al",
        "Bel",
        "Cor",
        "Dru",
        "El",
        "Fen",
        "Gal",
        "Har",
        "Il",
        "Jor",
        "Kes",
        "Lor",
        "Mar",
        "Nor",
        "Or",
        "Pel",
        "Quil",
        "Rav",
        "Sel",
        "Tor",
        "Ul",
        "Var",
        "Wes",
        "Yar",
    ];
    private static readonly string[] Middles = ["a", "e", "i", "o", "ando", "ende", "ili", "oro", "umbra", "ava"];
    private static readonly string[] Ends = ["gate", "dale", "march", "holt", "wick", "moor", "vale", "mere", "firth", "rath", "dor", "ne"];

    private string[] _narrators = [];

    public string Person() => $"{Pick(Starts)}{Pick(Middles)}n {(random.Next(3) == 0 ? $"{(char)('A' + random.Next(26))}. " : "")}{Place()}";

    /// <summary>One of the library's narrators: few read many books, one for every ten as in the simulated world.</summary>
    public string Narrator(int books)
    {
        if (_narrators.Length == 0)
            _narrators = [.. Enumerable.Range(0, Math.Max(1, books / 10)).Select(_ => Person())];
        return _narrators[random.Next(_narrators.Length)];
    }

    public string Title() =>
        random.Next(8) switch
        {
            0 or 1 => $"The {Pick(Nouns)} of {Place()}",
            2 or 3 => $"{Pick(Adjectives)} {Pick(Nouns)}",
            4 => $"A {Pick(Nouns)} of {Pick(Nouns)}s and {Pick(Nouns)}s",
            5 => $"{Place()}'s {Pick(Adjectives)} {Pick(Nouns)}",
            _ => $"The {Pick(Adjectives)} {Pick(Nouns)}",
        };

    /// <summary>What a shop writes behind the colon.</summary>
    public string Genre() => Pick(Genres);

    public string Series(int number) =>
        (number % 4) switch
        {
            0 => $"{Place()} and {Place()}",
            1 => $"{Pick(Nouns)}s of {Place()} {Place()}",
            2 => $"{Pick(Adjectives)} {Place()} {Place()}",
            _ => $"The {Place()} {Place()}",
        };

    private string Place() => Pick(Starts) + Pick(Middles) + Pick(Ends);

    private string Pick(string[] words) => words[random.Next(words.Length)];
}
