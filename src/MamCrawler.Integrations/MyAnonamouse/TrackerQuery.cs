using System.Text.RegularExpressions;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// Turns titles and names into words for the site's search (external-apis.md C.1.3): what would be an operator goes, apostrophes stay, a subtitle
/// after a colon and text in brackets only narrow and go too. Every word left out widens the search; rows are checked after it.
/// </summary>
internal static partial class TrackerQuery
{
    private const int LongestText = 200;

    /// <summary>The words and the fields to look in.</summary>
    /// <exception cref="StopFaultException"><see cref="FaultName.Unsearchable"/>: nothing is left to search for.</exception>
    public static (string Text, TrackerSearchFields Fields) Make(TrackerSearch search)
    {
        var author = search.Author is { } name ? AuthorWords(name) : "";
        var text = $"{TitleWords(search.Text, subtitleMayGo: author.Length > 0)} {author}".Trim();
        // All of a category is a question too, that of the top ten.
        if (text.Length == 0 && (search.Category is null || search.Text.Length > 0))
        {
            throw new StopFaultException(
                FaultName.Unsearchable,
                MyAnonamouseOptions.Service,
                $"Neither '{search.Text}' nor the author has a letter or digit to search with, so the tracker was not asked; look for it by hand."
            );
        }

        var fields = author.Length > 0 ? search.Fields | TrackerSearchFields.Author : search.Fields;
        return (Cut(text), fields == TrackerSearchFields.None ? TrackerSearchFields.Title : fields);
    }

    private static string TitleWords(string title, bool subtitleMayGo)
    {
        var colon = title.IndexOf(": ", StringComparison.Ordinal);
        var before = colon > 0 ? Words(title[..colon]) : "";
        // One word before the colon ("Dune: ...") would match too much to fit on a page.
        return subtitleMayGo && before.Contains(' ', StringComparison.Ordinal) ? before : Words(title);
    }

    private static string Words(string text)
    {
        var outside = Bracketed().Replace(text, " ");
        var words = Plain(outside);
        return words.Length > 0 ? words : Plain(text);
    }

    private static string Plain(string text)
    {
        var words = NoWord()
            .Replace(text.Replace('’', '\'').Replace('‘', '\'').Replace('`', '\''), " ")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => word.Trim('\''))
            .Where(static word => word.Length > 0)
            .ToList();
        // "and" is written "&" as often as not.
        var named = words.Where(static word => !word.Equals("and", StringComparison.OrdinalIgnoreCase)).ToList();
        return string.Join(' ', named.Count > 0 ? named : words);
    }

    // Initials are written in every way there is; the rest of the name finds them all.
    private static string AuthorWords(string name)
    {
        var all = Plain(name);
        var full = string.Join(' ', all.Split(' ').Where(static word => word.Length > 1 && !(word.Length <= 3 && word.All(char.IsUpper))));
        return full.Length > 0 ? full : all;
    }

    private static string Cut(string text)
    {
        if (text.Length <= LongestText)
            return text;
        var end = text.LastIndexOf(' ', LongestText);
        return end > 0 ? text[..end] : text[..LongestText];
    }

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    // Letters with their combining marks, digits and apostrophes are words; everything else separates them, the operators ! " $ ( ) - / < @ \ ^ | ~ above all.
    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}']+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoWord();
}
