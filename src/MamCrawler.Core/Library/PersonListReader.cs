namespace MamCrawler.Core.Library;

/// <summary>The reader behind <see cref="PersonName.ReadAll(string?)"/>.</summary>
internal static class PersonListReader
{
    private const int LongestText = 2000;
    private const int MostPeople = 64;

    public static IReadOnlyList<PersonName> Read(string? names)
    {
        if (string.IsNullOrWhiteSpace(names))
            return [];
        var people = new List<PersonName>(1);
        var rest = names.AsSpan(0, Math.Min(names.Length, LongestText));
        while (!rest.IsEmpty && people.Count < MostPeople)
        {
            var (length, separator) = NextSeparator(rest);
            ReadCommas(rest[..length].Trim(), people);
            rest = rest[(length + separator)..];
        }
        return people;
    }

    private static (int At, int Length) NextSeparator(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is ';' or '&' or '/' or '\n' or '|')
                return (at, text[at..].StartsWith("&amp;", StringComparison.OrdinalIgnoreCase) ? 5 : 1);
            if (text[at] != ' ')
                continue;
            if (at + 1 == text.Length || (text[at + 1] | 0x20) is not ('a' or 'u' or 'w' or 'm'))
                continue;
            foreach (var word in (ReadOnlySpan<string>)[" and ", " und ", " with ", " mit "])
                if (text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
                    return (at, word.Length);
        }
        return (text.Length, 0);
    }

    /// <summary>A comma parts people ("A B, C D"), or turns one name round ("Last, First"), or hangs "Jr." on.</summary>
    private static void ReadCommas(ReadOnlySpan<char> text, List<PersonName> people)
    {
        var comma = text.IndexOf(',');
        if (comma < 0)
        {
            Add(text, people);
            return;
        }
        var start = 0;
        while (start < text.Length && people.Count < MostPeople)
        {
            var end = PartEnd(text, start);
            var next = Math.Min(end + 1, text.Length);
            var nextEnd = PartEnd(text, next);
            var following = text[next..nextEnd].Trim();
            if (next < nextEnd && (PersonNameReader.IsSuffix(following) || TurnsRound(text[start..end].Trim(), following)))
                end = nextEnd;
            Add(text[start..end], people);
            start = end + 1;
        }
    }

    private static int PartEnd(ReadOnlySpan<char> text, int from)
    {
        var comma = from < text.Length ? text[from..].IndexOf(',') : -1;
        return comma < 0 ? text.Length : from + comma;
    }

    /// <summary>"Kong, Aleron", "Le Guin, Ursula K.", "García Márquez, Gabriel": what follows is a given name, not another person.</summary>
    private static bool TurnsRound(ReadOnlySpan<char> family, ReadOnlySpan<char> given)
    {
        if (family.IsEmpty || given.IsEmpty)
            return false;
        var familyWords = Words(family);
        if (familyWords == 1)
            return Words(given) <= 3;
        return familyWords <= 3 && (Words(given) == 1 || IsInitials(given) || StartsWithParticle(family));
    }

    private static int Words(ReadOnlySpan<char> text) => text.Count(' ') + 1;

    private static bool IsInitials(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var character in text)
        {
            if (char.IsLetter(character) && ++letters > 1)
                return false;
            if (character is '.' or ' ')
                letters = 0;
        }
        return true;
    }

    private static bool StartsWithParticle(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        Span<char> word = stackalloc char[4];
        return space is > 0 and <= 4
            && text[..space].ToUpperInvariant(word) == space
            && word[..space] is "LE" or "LA" or "DE" or "DI" or "DA" or "VAN" or "VON" or "MC" or "ST" or "DU" or "DEL" or "EL" or "AL" or "ST.";
    }

    private static void Add(ReadOnlySpan<char> text, List<PersonName> people)
    {
        var person = PersonNameReader.Read(WithoutRole(text));
        if (!person.IsEmpty && !people.Contains(person))
            people.Add(person);
    }

    /// <summary>"Jane Doe - translator", "Jane Doe (Editor)".</summary>
    private static ReadOnlySpan<char> WithoutRole(ReadOnlySpan<char> text)
    {
        var role = text.IndexOf(" - ", StringComparison.Ordinal);
        if (role > 0)
            text = text[..role];
        var bracket = text.IndexOfAny('(', '[');
        return bracket > 0 ? text[..bracket] : text;
    }
}
