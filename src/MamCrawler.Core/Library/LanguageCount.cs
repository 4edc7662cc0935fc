namespace MamCrawler.Core.Library;

/// <summary>Counts in which language items are, however it is written.</summary>
internal sealed class LanguageCount
{
    private readonly Dictionary<string, int> _spellings = new(StringComparer.Ordinal);

    public void Add(string? language)
    {
        if (!string.IsNullOrEmpty(language))
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_spellings, language, out _)++;
    }

    /// <summary>The language of most items, in its most frequent spelling; null when none says.</summary>
    public string? Most() => _spellings.Where(spelling => LanguageTag.Of(spelling.Key).IsKnown)
        .GroupBy(spelling => LanguageTag.Of(spelling.Key).Code, StringComparer.Ordinal)
        .OrderByDescending(language => language.Sum(spelling => spelling.Value)).ThenBy(language => language.Key, StringComparer.Ordinal)
        .Select(language => language.OrderByDescending(spelling => spelling.Value).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).First().Key).FirstOrDefault();
}
