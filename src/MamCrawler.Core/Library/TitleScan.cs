namespace MamCrawler.Core.Library;

/// <summary>A title cut into folded words, without allocation. Longer texts are cut at <see cref="LongestText"/> characters and <see cref="MostWords"/> words.</summary>
internal ref struct TitleScan
{
    public const int LongestText = 500;
    public const int MostWords = 96;

    private readonly ReadOnlySpan<char> _raw;
    private readonly Span<char> _text;
    private readonly Span<TitleWord> _words;
    private int _length;

    private TitleScan(ReadOnlySpan<char> raw, Span<char> text, Span<TitleWord> words)
    {
        _raw = raw;
        _text = text;
        _words = words;
    }

    public int Count { get; private set; }

    /// <summary>True when any word may be ornament, or stands in brackets: otherwise the title is its own key.</summary>
    public bool HasOrnament { get; private set; }

    /// <summary>Room for the folded letters: a ligature folds into two.</summary>
    public static int BufferFor(int length) => (Math.Min(length, LongestText) * 2) + 1;

    public static int WordsFor(int length) => Math.Min((Math.Min(length, LongestText) / 2) + 1, MostWords);

    public static TitleScan Of(ReadOnlySpan<char> raw, Span<char> text, Span<TitleWord> words)
    {
        if (raw.Length > LongestText)
            raw = raw[..LongestText];
        var scan = new TitleScan(raw, text, words);
        scan.Read();
        return scan;
    }

    public readonly ref TitleWord this[int index] => ref _words[index];

    public readonly ReadOnlySpan<char> Text(int index) => _text.Slice(_words[index].Start, _words[index].Length);

    /// <summary>The original characters of the words from <paramref name="from"/> up to but without <paramref name="to"/>.</summary>
    public readonly ReadOnlySpan<char> Raw(int from, int to) => from >= to ? [] : _raw[_words[from].RawStart.._words[to - 1].RawEnd];

    private void Read()
    {
        var before = TitleBreak.Bracket;
        byte bracket = 0,
            brackets = 0;
        var hash = false;
        var wordStart = -1;
        for (var at = 0; at <= _raw.Length; at++)
        {
            var character = at < _raw.Length ? _raw[at] : ' ';
            if (character == '&' && SkipEntity(ref at, ref character))
                continue;
            var folded = FoldedCharacter.Of(character);
            if (folded is not (' ' or '\0') || (character == '.' && wordStart >= 0 && IsDecimalPoint(at)))
            {
                if (wordStart < 0)
                {
                    if (Count == _words.Length)
                        return;
                    wordStart = at;
                    _words[Count] = new TitleWord
                    {
                        Start = (short)_length,
                        RawStart = (short)at,
                        Bracket = bracket,
                        Before = before,
                        Hash = hash,
                    };
                    (before, hash) = (TitleBreak.Space, false);
                }
                _text[_length++] = folded == ' ' ? '.' : folded;
                if (character >= 0x80 && FoldedCharacter.SecondOf(character) is not '\0' and var second)
                    _text[_length++] = second;
                continue;
            }
            if (folded == '\0')
                continue;
            if (wordStart >= 0)
                Close(ref wordStart, at);
            switch (character)
            {
                case '(' or '[' or '{':
                    bracket = ++brackets;
                    before = TitleBreak.Bracket;
                    break;
                case ')' or ']' or '}':
                    bracket = 0;
                    before = TitleBreak.Bracket;
                    break;
                case '#':
                    hash = true;
                    break;
                case '&':
                    And(at, bracket, ref before);
                    break;
                default:
                    before = Stronger(before, BreakAt(at));
                    break;
            }
        }
    }

    private static TitleBreak Stronger(TitleBreak one, TitleBreak other) => one > other ? one : other;

    private readonly TitleBreak BreakAt(int at) =>
        (at < _raw.Length ? _raw[at] : ' ') switch
        {
            ':' or '|' or ';' => TitleBreak.Colon,
            ',' => TitleBreak.Comma,
            '/' or '+' when IsSpaced(at) => TitleBreak.Slash,
            '—' => TitleBreak.Dash,
            '-' or '–' when IsBetweenDigits(at) => TitleBreak.Range,
            '-' or '–' when IsSpaced(at) || IsDoubled(at) => TitleBreak.Dash,
            '-' or '–' => TitleBreak.Hyphen,
            _ => TitleBreak.Space,
        };

    private readonly bool IsSpaced(int at) => at > 0 && at + 1 < _raw.Length && _raw[at - 1] == ' ' && _raw[at + 1] == ' ';

    private readonly bool IsDoubled(int at) => (at + 1 < _raw.Length && _raw[at + 1] == '-') || (at > 0 && _raw[at - 1] == '-');

    private readonly bool IsDecimalPoint(int at) => at > 0 && at + 1 < _raw.Length && char.IsAsciiDigit(_raw[at - 1]) && char.IsAsciiDigit(_raw[at + 1]);

    private readonly bool IsBetweenDigits(int at)
    {
        var left = _raw[..at].TrimEnd(' ');
        var right = _raw[(at + 1)..].TrimStart(" #");
        return !left.IsEmpty && char.IsAsciiDigit(left[^1]) && !right.IsEmpty && char.IsAsciiDigit(right[0]);
    }

    /// <summary>"&amp;" stands for "and"; the other entities that listings leave behind are quotes.</summary>
    private readonly bool SkipEntity(ref int at, ref char character)
    {
        var rest = _raw[at..];
        foreach (var entity in (ReadOnlySpan<string>)["&#039;", "&#39;", "&apos;", "&rsquo;", "&lsquo;"])
        {
            if (rest.StartsWith(entity, StringComparison.OrdinalIgnoreCase))
            {
                at += entity.Length - 1;
                return true;
            }
        }
        if (rest.StartsWith("&quot;", StringComparison.OrdinalIgnoreCase))
        {
            at += 5;
            character = ' ';
        }
        else if (rest.StartsWith("&amp;", StringComparison.OrdinalIgnoreCase))
        {
            at += 4;
        }
        return false;
    }

    private void And(int at, byte bracket, ref TitleBreak before)
    {
        if (Count == _words.Length || _length + 3 > _text.Length)
            return;
        _words[Count] = new TitleWord
        {
            Start = (short)_length,
            RawStart = (short)at,
            RawEnd = (short)(at + 1),
            Length = 3,
            Bracket = bracket,
            Before = before,
        };
        HasOrnament |= bracket != 0;
        "AND".CopyTo(_text[_length..]);
        _length += 3;
        Count++;
        before = TitleBreak.Space;
    }

    private void Close(ref int wordStart, int at)
    {
        ref var word = ref _words[Count];
        word.Length = (short)(_length - word.Start);
        word.RawEnd = (short)at;
        wordStart = -1;
        var text = _text.Slice(word.Start, word.Length);
        // "Ender s Game" is how the tracker writes "Ender's Game".
        if (text is "S" && Count > 0 && word.Before == TitleBreak.Space && _words[Count - 1].Start + _words[Count - 1].Length == word.Start)
        {
            _words[Count - 1].Length++;
            _words[Count - 1].RawEnd = word.RawEnd;
            return;
        }
        word.Kind = TitleLexicon.Of(text);
        HasOrnament |=
            (word.Kind & TitleWordKind.Ornament) != 0
            || word.Bracket != 0
            || word.Hash
            || (word.Before == TitleBreak.Comma && (word.Kind & TitleWordKind.Article) != 0);
        Count++;
    }
}
