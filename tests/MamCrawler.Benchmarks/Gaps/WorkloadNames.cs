namespace MamCrawler.Benchmarks.Gaps;

/// <summary>Invented words in the lengths and mixtures of real titles.</summary>
internal sealed class WorkloadNames(Random random)
{
    private static readonly string[] Adjectives =
        ["Amber", "Ashen", "Bitter", "Broken", "Burning", "Copper", "Crimson", "Distant", "Drowned", "Endless", "Fallen", "Forgotten", "Gilded", "Hidden", "Hollow", "Restless", "Shattered", "Silent"];

    private static readonly string[] Nouns =
        ["Anchor", "Archive", "Beacon", "Cathedral", "Compass", "Crown", "Dagger", "Engine", "Falcon", "Garrison", "Harbour", "Kestrel", "Lantern", "Meridian", "Oath", "Prism", "Quarry", "Tempest"];

    private static readonly string[] Starts = ["Al", "Bel", "Cor", "Dru", "El", "Fen", "Gal", "Har", "Il", "Jor", "Kes", "Lor", "Mar", "Nor", "Or", "Pel", "Quil", "Rav", "Sel", "Tor", "Ul", "Var", "Wes", "Yar"];
    private static readonly string[] Middles = ["a", "e", "i", "o", "ando", "ende", "ili", "oro", "umbra", "ava"];
    private static readonly string[] Ends = ["gate", "dale", "march", "holt", "wick", "moor", "vale", "mere", "firth", "rath", "dor", "ne"];

    public string Place() => Pick(Starts) + Pick(Middles) + Pick(Ends);

    public string Person() => $"{Pick(Starts)}{Pick(Middles)}n {(random.Next(3) == 0 ? $"{(char)('A' + random.Next(26))}. " : "")}{Place()}";

    public string Title() => random.Next(5) switch
    {
        0 => $"The {Pick(Nouns)} of {Place()}",
        1 => $"{Pick(Adjectives)} {Pick(Nouns)}",
        2 => $"A {Pick(Nouns)} of {Pick(Nouns)}s and {Pick(Adjectives)} {Pick(Nouns)}s",
        3 => $"{Place()}'s {Pick(Adjectives)} {Pick(Nouns)}",
        _ => $"The {Pick(Adjectives)} {Pick(Nouns)}",
    };

    public string Series(int number) => (number % 4) switch
    {
        0 => $"The {Place()} {Place()} Chronicles",
        1 => $"{Place()} {Pick(Nouns)} of {Place()}",
        2 => $"{Pick(Adjectives)} {Place()} {Place()}",
        _ => $"The {Pick(Nouns)}s of {Place()} {Place()}",
    };

    private string Pick(string[] words) => words[random.Next(words.Length)];
}
