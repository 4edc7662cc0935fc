using System.Collections.Frozen;
using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Catalogues;

/// <summary>
/// The language a text is written in, told by its small words or its script. A title is often the same in every language, and a store that names no language lists them all: then
/// only the description tells a translation from the book.
/// </summary>
internal static class WrittenLanguage
{
    /// <summary>Fewer small words than this tell nothing.</summary>
    private const int Least = 4;

    /// <summary>Words that tell a language best stand in few others.</summary>
    private static readonly (string Code, FrozenSet<string> Words)[] Languages =
    [
        ("en", Words("the and of to is his her with for that was from by an who he she it they this are has")),
        ("de", Words("der die das und ist nicht ein eine den von mit sich auf dem des zu im für wird sie er aber")),
        ("fr", Words("le la les et des est une un dans que qui pour sur au du pas elle il ses mais")),
        ("es", Words("el la los las y que en una un con por su del para es pero sus lo como")),
        ("it", Words("il la che di e un una per con del della non nel sono gli è ma suo i")),
        ("nl", Words("de het een en van is niet met zijn op voor dat aan haar maar wordt hij te")),
        ("pt", Words("o a os as e que em uma um com por seu não da do mas sua dos")),
        ("sv", Words("och att det en som på är för med av den inte hon han till men")),
    ];

    /// <summary>The two-letter code; null when the text tells none clearly.</summary>
    public static string? Of(string? text)
    {
        if (text is null)
            return null;
        if (ByScript(text) is { } script)
            return script;
        var words = text.ToLowerInvariant().Split([' ', '\n', '.', ',', ';', ':', '!', '?', '"', '(', ')', '—', '–'], StringSplitOptions.RemoveEmptyEntries);
        var counts = Languages.Select(language => (language.Code, Count: words.Count(language.Words.Contains))).OrderByDescending(one => one.Count).ToArray();
        // Neighbours share small words, so that the first must be well ahead of the second.
        return counts[0].Count >= Least && counts[0].Count * 2 >= counts[1].Count * 3 ? counts[0].Code : null;
    }

    /// <summary>The language of a description that is no other than the one that is stated; null when it is.</summary>
    public static string? Agreeing(string? description, string? stated) =>
        description is not null && LanguageTag.Of(stated).Contradicts(LanguageTag.Of(Of(description))) ? null : description;

    private static string? ByScript(string text)
    {
        var (letters, cyrillic, kana, hangul, han, greek) = (0, 0, 0, 0, 0, 0);
        foreach (var character in text)
        {
            if (!char.IsLetter(character))
                continue;
            letters++;
            cyrillic += character is >= '\u0400' and <= '\u04FF' ? 1 : 0;
            kana += character is >= '\u3040' and <= '\u30FF' ? 1 : 0;
            hangul += character is >= '\uAC00' and <= '\uD7AF' ? 1 : 0;
            han += character is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
            greek += character is >= '\u0370' and <= '\u03FF' ? 1 : 0;
        }

        if (letters == 0)
            return null;
        return kana * 5 > letters ? "ja"
            : hangul * 2 > letters ? "ko"
            : han * 2 > letters ? "zh"
            : greek * 2 > letters ? "el"
            : cyrillic * 2 > letters ? "ru"
            : null;
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
