using System.Globalization;

namespace MamCrawler.Core.Library;

/// <summary>The reader behind <see cref="SequenceText.Parse"/> (rules.md 2: sequence text is messy).</summary>
internal static class SequenceTextReader
{
    private const int LongestText = 200;
    private const int MostSpans = 64;

    // Nearly every sequence text is a small number, so those are read once for all.
    private static readonly SequenceText[] Numbers =
    [
        .. Enumerable.Range(0, 100).Select(static number => ReadAny(number.ToString(CultureInfo.InvariantCulture))),
    ];

    public static SequenceText Read(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return SequenceText.Empty;
        return raw switch
        {
            [>= '0' and <= '9' and var only] => Numbers[only - '0'],
            [>= '1' and <= '9' and var tens, >= '0' and <= '9' and var ones] => Numbers[((tens - '0') * 10) + ones - '0'],
            _ => ReadAny(raw),
        };
    }

    private static SequenceText ReadAny(string raw)
    {
        var kept = raw.Length <= LongestText ? raw : raw[..LongestText];
        var spans = new SpanList();
        int? part = null;
        var dramatised = false;
        var pending = SequenceTokenKind.Separator;
        var tokens = new SequenceTokenizer(kept);
        for (var token = tokens.Next(); token.Kind != SequenceTokenKind.End; token = tokens.Next())
        {
            switch (token.Kind)
            {
                case SequenceTokenKind.Number when pending == SequenceTokenKind.Part:
                    part ??= Part(token.Number);
                    pending = SequenceTokenKind.Other;
                    break;
                case SequenceTokenKind.Number when pending == SequenceTokenKind.Of:
                    pending = SequenceTokenKind.Other;
                    break;
                case SequenceTokenKind.Number:
                    spans.Add(token.Number, pending == SequenceTokenKind.Range);
                    pending = SequenceTokenKind.Other;
                    break;
                case SequenceTokenKind.Part when token.Number > 0:
                    part ??= Part(token.Number);
                    break;
                case SequenceTokenKind.Range or SequenceTokenKind.Separator when part is not null:
                    // Further parts of the same volume ("Parts 1 & 2", "5p1-3") do not make it whole, nor a list of volumes.
                    pending = SequenceTokenKind.Part;
                    break;
                case SequenceTokenKind.Range when spans.Count == 0:
                    break;
                case SequenceTokenKind.Marker:
                    pending = part is null && pending == SequenceTokenKind.Range ? pending : SequenceTokenKind.Marker;
                    break;
                case SequenceTokenKind.Dramatised:
                    dramatised = true;
                    break;
                case SequenceTokenKind.Other:
                    pending = pending == SequenceTokenKind.Of ? SequenceTokenKind.Other : pending;
                    break;
                default:
                    pending = token.Kind;
                    break;
            }
        }
        if (part is { } lone && spans.Count == 0)
        {
            // "Part 3" alone is a position: there is no volume that it could be a part of.
            spans.Add(lone, false);
            part = null;
        }
        return new SequenceText(kept, spans.ToArray(), part, dramatised);
    }

    private static int? Part(decimal number) => number is >= 1 and <= 999 && decimal.Truncate(number) == number ? (int)number : null;

    private ref struct SpanList
    {
        private List<SequenceSpan>? _more;
        private SequenceSpan _first;

        public int Count { get; private set; }

        public void Add(decimal number, bool closesRange)
        {
            if (closesRange && Count > 0)
            {
                var from = Last.From;
                Last = from <= number ? new(from, number) : new(number, from);
            }
            else if (Count < MostSpans)
            {
                Count++;
                if (Count > 1)
                    (_more ??= []).Add(default);
                Last = new(number, number);
            }
        }

        private SequenceSpan Last
        {
            readonly get => Count == 1 ? _first : _more![^1];
            set
            {
                if (Count == 1)
                    _first = value;
                else
                    _more![^1] = value;
            }
        }

        public readonly SequenceSpan[] ToArray() =>
            Count == 0 ? []
            : _more is null ? [_first]
            : [_first, .. _more];
    }
}
