namespace MamCrawler.Simulators.World;

/// <summary>The spellings of a volume's number.</summary>
internal static class SequenceTexts
{
    private static readonly string[] Roman =
    [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
        "XVI",
        "XVII",
        "XVIII",
        "XIX",
        "XX",
    ];

    /// <summary>As a catalogue writes it.</summary>
    public static string OfCatalogue(int number, SeededRandom random) =>
        random.Next(20) switch
        {
            0 => $"Book {number}",
            1 => $"{number:D2}",
            _ => $"{number}",
        };

    /// <summary>As a person's library has it.</summary>
    public static string OfLibrary(int number, SeededRandom random) =>
        random.Next(24) switch
        {
            0 => $"Book {number}",
            1 => $"Vol. {number}",
            2 => $"{number}.0",
            3 or 4 => $"{number:D2}",
            5 when number <= Roman.Length => Roman[number - 1],
            _ => $"{number}",
        };

    /// <summary>A range as a person's library has it.</summary>
    public static string OfRange(int first, int last, SeededRandom random) =>
        random.Next(3) switch
        {
            0 => $"{first}-{last}",
            1 => string.Join(", ", Enumerable.Range(first, last - first + 1)),
            _ => $"{first:D2}-{last:D2}",
        };
}
