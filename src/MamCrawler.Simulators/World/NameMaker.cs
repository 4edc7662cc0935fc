namespace MamCrawler.Simulators.World;

/// <summary>Invents people, series and titles.</summary>
internal sealed class NameMaker(long seed)
{
    private readonly SeededRandom random = SeededRandom.For(seed, "names", 0);
    private readonly HashSet<string> people = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> series = new(StringComparer.OrdinalIgnoreCase);
    private readonly string[] narrators = new string[160];

    /// <summary>A person nobody else in the world is called.</summary>
    public string Person()
    {
        while (true)
        {
            var last = random.Pick(Words.LastStems) + random.Pick(Words.LastEndings);
            var first = random.Next(10) switch
            {
                0 => $"{Initial()}. {Initial()}.",
                1 => $"{random.Pick(Words.FirstNames)} {Initial()}.",
                _ => random.Pick(Words.FirstNames),
            };
            var name = $"{first} {last}";
            if (people.Add(name))
                return name;
        }
    }

    /// <summary>One of the world's narrators; there are few, as in life.</summary>
    public string Narrator(SeededRandom choice)
    {
        var index = choice.Next(narrators.Length);
        return narrators[index] ??= Person();
    }

    /// <summary>A series' name that is not taken.</summary>
    public string Series()
    {
        while (true)
        {
            var name = random.Next(6) switch
            {
                0 => $"The {random.Pick(Words.Adjectives)} {random.Pick(Words.Nouns)}",
                1 => $"{random.Pick(Words.Nouns)} of {random.Pick(Words.Places)}",
                2 => $"The {random.Pick(Words.Nouns)} Wardens of {random.Pick(Words.Places)}",
                3 => $"{random.Pick(Words.Adjectives)} {random.Pick(Words.Nouns)} of {random.Pick(Words.Places)}",
                4 => $"{random.Pick(Words.Places)} {random.Pick(Words.Nouns)}",
                _ => $"{random.Pick(Words.FirstNames)} {random.Pick(Words.LastStems)}{random.Pick(Words.LastEndings)} Mysteries",
            };
            if (series.Add(name))
                return name;
        }
    }

    /// <summary>A title that shares no main word with the ones made for the same set before.</summary>
    public string Title(HashSet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var first = random.Pick(Words.Adjectives);
            var second = random.Pick(Words.Nouns);
            var third = random.Pick(Words.Nouns);
            if (second == third || (attempt < 200 && (taken.Contains(first) || taken.Contains(second) || taken.Contains(third))))
                continue;

            var title = random.Next(24) switch
            {
                < 9 => $"The {first} {second}",
                < 14 => $"{first} {second}",
                < 18 => $"{second} and {third}",
                < 21 => $"The {second}'s {third}",
                < 23 => $"A {second} of {first} {third}",
                _ => second,
            };
            if (!taken.Add(title))
                continue;

            taken.UnionWith([first, second, third]);
            return title;
        }
    }

    private char Initial() => (char)('A' + random.Next(26));
}
