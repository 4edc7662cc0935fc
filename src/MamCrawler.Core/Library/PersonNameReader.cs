namespace MamCrawler.Core.Library;

/// <summary>The reader behind <see cref="PersonName.Of"/>.</summary>
internal static class PersonNameReader
{
    private const int LongestName = 200;

    public static PersonName Read(ReadOnlySpan<char> name)
    {
        if (name.IsWhiteSpace())
            return default;
        var raw = name[..Math.Min(name.Length, LongestName)];
        var comma = raw.IndexOf(',');
        Span<char> key = stackalloc char[(raw.Length * 2) + 2];
        if (comma <= 0 || raw[(comma + 1)..].Contains(',') || IsSuffix(raw[(comma + 1)..]))
            return Made(key, Write(raw, key, 0));
        // "Last, First": the family name comes last, as in every other spelling.
        var length = Write(raw[(comma + 1)..], key, 0);
        return Made(key, Write(raw[..comma], key, length));
    }

    /// <summary>"Jr.", "PhD", ... after a comma is no given name; "J. R." is one, and so are "J.R." and "D.R.", which nobody means as Junior or Doctor.</summary>
    public static bool IsSuffix(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        // Initials apart from one another: "Calloway, J. R.", "Hadmere, R. N.".
        if (text.Length > 2 && char.IsLetter(text[0]) && (text[1] == ' ' || (text[1] == '.' && text[2] == ' ')))
            return false;
        var dotted = text.Length > 2 && char.IsLetter(text[0]) && text[1] == '.';
        Span<char> word = stackalloc char[6];
        var length = 0;
        foreach (var character in text)
        {
            var folded = FoldedCharacter.Of(character);
            if (folded is ' ' or '\0')
                continue;
            if (length == word.Length)
                return false;
            word[length++] = folded;
        }
        if (dotted && (word[..length] is "JR" or "SR" or "DR"))
            return false;
        return word[..length]
            is ""
                or "JR"
                or "SR"
                or "PHD"
                or "MD"
                or "ESQ"
                or "DR"
                or "II"
                or "III"
                or "IV"
                or "MA"
                or "MSC"
                or "DDS"
                or "RN"
                or "MBA"
                or "OBE"
                or "CBE";
    }

    private static PersonName Made(ReadOnlySpan<char> key, int length)
    {
        var text = key[..length].Trim(' ');
        return text.IsEmpty ? default : new(text.ToString());
    }

    /// <summary>Appends the folded words; single letters in a row are written together, titles and degrees are left out.</summary>
    private static int Write(ReadOnlySpan<char> raw, Span<char> key, int length)
    {
        var wasInitial = false;
        for (var at = 0; at < raw.Length; )
        {
            var start = length > 0 && !wasInitial ? length + 1 : length;
            var end = start;
            var separateInitial = wasInitial ? length + 1 : start;
            while (at < raw.Length && FoldedCharacter.Of(raw[at]) is var folded && folded != ' ')
            {
                if (folded != '\0')
                {
                    key[end++] = folded;
                    if (FoldedCharacter.SecondOf(raw[at]) is not '\0' and var second)
                        key[end++] = second;
                }
                at++;
            }
            at++;
            if (end == start || IsHonorific(key[start..end]))
                continue;
            var initial = end - start == 1;
            if (wasInitial && !initial)
            {
                key[start..end].CopyTo(key[separateInitial..]);
                (start, end) = (separateInitial, end + 1);
            }
            if (start > 0 && start == length + 1)
                key[length] = ' ';
            (length, wasInitial) = (end, initial);
        }
        return length;
    }

    private static bool IsHonorific(ReadOnlySpan<char> word) => word is "DR" or "PHD" or "MD" or "PROF" or "PROFESSOR" or "SIR" or "DAME" or "REV";
}
