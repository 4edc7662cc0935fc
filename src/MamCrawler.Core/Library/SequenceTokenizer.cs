namespace MamCrawler.Core.Library;

/// <summary>Cuts a sequence text into numbers, ranges, separators and words. Every call moves forward, so reading ends.</summary>
internal ref struct SequenceTokenizer(ReadOnlySpan<char> text)
{
    private const int LongestNumber = 7;
    private readonly ReadOnlySpan<char> _text = text;
    private readonly bool _commaIsDecimal = CommaIsDecimal(text);
    private int _at;

    public SequenceToken Next()
    {
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (char.IsAsciiDigit(character))
                return Number();
            if (char.IsLetter(character))
                return Word();
            _at++;
            switch (character)
            {
                case '-' or '–' or '—' or '−' or '~':
                    return new(SequenceTokenKind.Range);
                case ',' or ';' or '&' or '+' or '/':
                    return new(SequenceTokenKind.Separator);
                case '#':
                    return new(SequenceTokenKind.Marker);
            }
        }
        return new(SequenceTokenKind.End);
    }

    private SequenceToken Number()
    {
        var start = _at;
        SkipDigits();
        var whole = _text[start.._at];
        var fraction = ReadOnlySpan<char>.Empty;
        if (_at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]) && (_text[_at] == '.' || (_text[_at] == ',' && _commaIsDecimal)))
        {
            var point = ++_at;
            SkipDigits();
            fraction = _text[point.._at];
        }
        if (whole.Length > LongestNumber || fraction.Length > LongestNumber)
            return new(SequenceTokenKind.Other);
        var value = Value(whole) + (Value(fraction) / PowerOfTen(fraction.Length));
        if (_at < _text.Length && _text[_at] == '½')
        {
            _at++;
            value += 0.5m;
        }
        return new(SequenceTokenKind.Number, value);
    }

    private SequenceToken Word()
    {
        Span<char> word = stackalloc char[16];
        var length = 0;
        var start = _at;
        for (; _at < _text.Length && char.IsLetter(_text[_at]); _at++)
            if (length < word.Length && FoldedCharacter.Of(_text[_at]) is not (' ' or '\0') and var folded)
                word[length++] = folded;
        if (length == 1 && start > 0 && char.IsAsciiDigit(_text[start - 1]))
            return Suffix(word[0]);
        return word[..length] is "V" && NumberFollows() ? new(SequenceTokenKind.Marker) : Meaning(word[..length]);
    }

    /// <summary>"v3", "v. 3": here the letter is a marker and not the Roman five.</summary>
    private readonly bool NumberFollows()
    {
        var rest = _text[_at..].TrimStart(". ");
        return !rest.IsEmpty && char.IsAsciiDigit(rest[0]);
    }

    /// <summary>A letter that hangs on a number: "5p3" names a part by number, "5b" by letter; "5h" means nothing.</summary>
    private readonly SequenceToken Suffix(char letter) =>
        letter switch
        {
            'P' => new(SequenceTokenKind.Part),
            >= 'A' and <= 'D' when _at == _text.Length || !char.IsAsciiDigit(_text[_at]) => new(SequenceTokenKind.Part, letter - 'A' + 1),
            _ => new(SequenceTokenKind.Other),
        };

    private static SequenceToken Meaning(ReadOnlySpan<char> word)
    {
        if (TitleVocabulary.IsPartMarker(word))
            return new(SequenceTokenKind.Part);
        if (TitleVocabulary.IsVolumeMarker(word))
            return new(SequenceTokenKind.Marker);
        if (TitleVocabulary.SaysDramatised(word))
            return new(SequenceTokenKind.Dramatised);
        return word switch
        {
            "TO" or "THROUGH" or "THRU" or "BIS" or "A" => new(SequenceTokenKind.Range),
            "AND" or "UND" or "ET" or "Y" => new(SequenceTokenKind.Separator),
            "OF" or "VON" or "DE" or "SUR" => new(SequenceTokenKind.Of),
            _ => NumberWord.Read(word) is { } number ? new(SequenceTokenKind.Number, number) : new(SequenceTokenKind.Other),
        };
    }

    /// <summary>"3,5" is three and a half, "4,5" and "1,2,3" are lists; beside commas with a space ("0,5, 1, 2") a bare one is decimal; beside a range commas part lists.</summary>
    private static bool CommaIsDecimal(ReadOnlySpan<char> text)
    {
        var bare = text.IndexOf(',');
        if (bare <= 0 || bare + 1 >= text.Length || !char.IsAsciiDigit(text[bare - 1]) || text[bare + 1] != '5')
            return false;
        if (bare + 2 < text.Length && char.IsAsciiDigit(text[bare + 2]))
            return false;
        var rest = text[(bare + 1)..];
        if (rest.Contains(", ", StringComparison.Ordinal))
            return true;
        return text[bare - 1] != '4' && !rest.ContainsAny(",-–—~");
    }

    private void SkipDigits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
    }

    private static decimal Value(ReadOnlySpan<char> digits)
    {
        if (digits.Length > LongestNumber)
            return 0;
        var value = 0;
        foreach (var digit in digits)
            value = (value * 10) + digit - '0';
        return value;
    }

    private static decimal PowerOfTen(int power)
    {
        var value = 1;
        for (; power > 0; power--)
            value *= 10;
        return value;
    }
}
