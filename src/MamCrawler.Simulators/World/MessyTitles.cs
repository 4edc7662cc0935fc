namespace MamCrawler.Simulators.World;

/// <summary>The spellings of a title that real libraries hold.</summary>
internal static class MessyTitles
{
    public static string Make(string title, OwnedItemStyle style, SeededRandom random)
    {
        if (style is not { SeriesName: { } series, Number: { } number })
        {
            return random.Next(4) switch
            {
                0 => $"{title} (Unabridged)",
                1 => $"{title} (Audiobook)",
                2 => $"{title}.m4b",
                _ => title.Replace(" and ", " & ", StringComparison.Ordinal),
            };
        }

        if (style.LastNumber is { } last)
            return $"{series}, Books {number}-{last} (Unabridged)";

        return random.Next(10) switch
        {
            0 => $"{title} (Unabridged)",
            1 => $"{title} ({series}, Book {number})",
            2 => $"{series} #{number}: {title}",
            3 => $"{series}: {title}",
            4 => $"{title}.m4b",
            5 => title.Replace(" and ", " & ", StringComparison.Ordinal),
            6 => $"{title}: {series}, Book {number}",
            7 => title.ToUpperInvariant(),
            8 => title.StartsWith("The ", StringComparison.Ordinal) ? title[4..] : title,
            _ => $"{title} (Audiobook)",
        };
    }
}
