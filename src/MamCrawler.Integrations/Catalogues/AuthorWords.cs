using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Catalogues;

/// <summary>An author's names for a search. Initials go: there are too many ways to write them, and every row is judged afterwards.</summary>
internal static class AuthorWords
{
    private const string Vowels = "aeiouy";

    /// <summary>The names; all of them where nothing but initials would be left out.</summary>
    public static string Of(PersonName author)
    {
        var names = author.Key.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var whole = names.Where(static name => !IsInitials(name)).ToArray();
        return string.Join(' ', whole.Length > 0 ? whole : names);
    }

    private static bool IsInitials(string name) =>
        name.Length == 1 || (name.Length <= 3 && !name.Any(static letter => Vowels.Contains(letter)) && name.All(char.IsAsciiLetter));
}
