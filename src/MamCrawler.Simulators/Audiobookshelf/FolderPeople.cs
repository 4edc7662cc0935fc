namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>
/// The people that the real scanner reads in a folder's name: parted by "&amp;", else by "and", else by ";", and by commas always; "Last, First" is turned round when what stands
/// before the first comma is one word. Titles ("Dr.") and "Jr" after a name are dropped.
/// </summary>
internal static class FolderPeople
{
    private static readonly string[] Titles = ["dr", "mr", "mrs", "ms", "prof"];
    private static readonly string[] Suffixes = ["jr", "sr", "ii", "iii", "iv", "phd", "md"];

    public static IReadOnlyList<string> Read(string? names)
    {
        if (string.IsNullOrWhiteSpace(names))
            return [];
        var separator =
            names.Contains('&', StringComparison.Ordinal) ? "&"
            : names.Contains(" and ", StringComparison.Ordinal) ? " and "
            : ";";
        var parts = names.Split(separator).SelectMany(part => part.Split(',')).Select(part => part.Trim()).ToList();
        if (parts.Count == 1)
            return [Plain(parts[0])];
        if (!names.Contains(',', StringComparison.Ordinal) || parts[0].Contains(' ', StringComparison.Ordinal))
            return [.. parts.Select(Plain).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        // Pairs of "Last, First"; one that is left over is dropped.
        return [.. parts.Chunk(2).Where(pair => pair.Length == 2).Select(pair => $"{pair[1]} {pair[0]}").Distinct(StringComparer.Ordinal)];
    }

    private static string Plain(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && Is(words[0], Titles))
            words.RemoveAt(0);
        if (words.Count > 1 && Is(words[^1], Suffixes))
            words.RemoveAt(words.Count - 1);
        return string.Join(' ', words);
    }

    private static bool Is(string word, string[] known) => known.Contains(word.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);
}
