using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Catalogues;

/// <summary>The words of a title as the library writes them, as far as they belong to its key.</summary>
internal static class TitleWords
{
    private const int Longest = 120;

    /// <summary>The words in their order; the key's own where the title is written too differently.</summary>
    public static string Of(string title, TitleKey key)
    {
        var wanted = key.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = new List<string>(wanted.Length);
        foreach (var word in Split(title))
            if (kept.Count < wanted.Length && TitleKey.Of(word).Text == wanted[kept.Count])
                kept.Add(word);
        var words = string.Join(' ', kept.Count == wanted.Length ? kept : wanted.Select(static word => word.ToLowerInvariant()));
        return words.Length <= Longest ? words : words[..EndOf(words)];
    }

    // Not every script parts words with blanks.
    private static int EndOf(string words) =>
        words.LastIndexOf(' ', Longest) is > 0 and var blank ? blank
        : char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1
        : Longest;

    // An apostrophe stays in its word: some engines part words there and some do not, and both know their own way from the original.
    private static IEnumerable<string> Split(string title)
    {
        var start = -1;
        for (var at = 0; at <= title.Length; at++)
        {
            var inside = at < title.Length && (char.IsLetterOrDigit(title[at]) || title[at] is '\'' or '’' || char.IsSurrogate(title[at]));
            if (inside && start < 0)
                start = at;
            if (inside || start < 0)
                continue;
            yield return title[start..at].Trim('\'', '’').Replace('’', '\'');
            start = -1;
        }
    }
}
