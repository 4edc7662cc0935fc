namespace MamCrawler.Core.Tests.Gaps.Seeded;

/// <summary>Names that no other work, series or person of the same library bears.</summary>
internal sealed class Vocabulary(Random random)
{
    private static readonly string[] Adjectives =
    [
        "Amber",
        "Ashen",
        "Bitter",
        "Broken",
        "Copper",
        "Distant",
        "Drowned",
        "Ember",
        "Fallen",
        "Gilded",
        "Hidden",
        "Hollow",
        "Ivory",
        "Jagged",
        "Lonely",
        "Mirrored",
        "Pale",
    ];

    private static readonly string[] Nouns =
    [
        "Anchor",
        "Beacon",
        "Cathedral",
        "Dagger",
        "Engine",
        "Falcon",
        "Garrison",
        "Harbour",
        "Inkwell",
        "Kestrel",
        "Lantern",
        "Meridian",
        "Nightjar",
        "Oath",
        "Prism",
        "Quarry",
    ];

    private static readonly string[] Places =
    [
        "Aldermoor",
        "Belvarin",
        "Caldrith",
        "Drustane",
        "Esterhollow",
        "Fenwyke",
        "Galdoran",
        "Harrowgate",
        "Ilmarsh",
        "Kestermoor",
        "Lorrimar",
        "Norvane",
        "Quillon",
        "Selkirra",
    ];

    private static readonly string[] FirstNames =
    [
        "Ada",
        "Basil",
        "Corinne",
        "Dagny",
        "Emeric",
        "Fabian",
        "Greta",
        "Hester",
        "Ivo",
        "Juno",
        "Leif",
        "Maeve",
        "Ottilie",
        "Petra",
        "Rufus",
    ];
    private static readonly string[] LastNames =
    [
        "Abbotsley",
        "Birkwood",
        "Carnforth",
        "Dunmore",
        "Elmhurst",
        "Farnwell",
        "Goldacre",
        "Hartwick",
        "Kirkbride",
        "Lathom",
        "Merriden",
        "Oakley",
    ];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Title() =>
        Unique(() =>
            random.Next(6) switch
            {
                0 => $"The {Pick(Nouns)} of {Pick(Places)}",
                1 => $"{Pick(Adjectives)} {Pick(Nouns)} and {Pick(Adjectives)} {Pick(Nouns)}",
                2 => $"{Pick(Places)} {Pick(Adjectives)}",
                3 => $"A {Pick(Adjectives)} {Pick(Nouns)}",
                4 => $"{Pick(Nouns)}'s {Pick(Nouns)}",
                _ => $"{Pick(Adjectives)} {Pick(Nouns)}",
            }
        );

    public string Series() =>
        Unique(() =>
            random.Next(3) switch
            {
                0 => $"The {Pick(Places)} Chronicles",
                1 => $"{Pick(Nouns)} Wardens of {Pick(Places)}",
                _ => $"{Pick(Places)} {Pick(Nouns)}s",
            }
        );

    // Without middle initials, which do not tell people apart.
    public string Person() =>
        Unique(() =>
            random.Next(4) == 0
                ? $"{(char)('A' + random.Next(26))}. {(char)('A' + random.Next(26))}. {Pick(LastNames)}"
                : $"{Pick(FirstNames)} {Pick(LastNames)}"
        );

    public string Asin() => Unique(() => $"B0{random.Next(100_000_000):D8}");

    private string Pick(string[] words) => words[random.Next(words.Length)];

    private string Unique(Func<string> make)
    {
        string made;
        do made = make();
        while (!_taken.Add(Beginning(made)));
        return made;
    }

    // A leading article does not count, and one title must not begin as another does.
    private static string Beginning(string text) => string.Join(' ', text.Split(' ').SkipWhile(word => word is "A" or "The").Take(2));
}
