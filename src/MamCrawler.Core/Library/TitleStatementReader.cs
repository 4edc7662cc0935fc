namespace MamCrawler.Core.Library;

/// <summary>Finds "Series, Book 3", "Volume 2", "Book 1 of the Series", "Part 3 of 5" in a run of words.</summary>
internal static class TitleStatementReader
{
    /// <summary>A marked number: "Series, Book 3", "Series #3", "Book 3 of the Series", "Book 3".</summary>
    public static TitleStatement? Find(in TitleScan scan, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var marked = scan[at].Hash && IsNumber(scan, at);
            var number = marked ? at : at + 1;
            if (!marked && !(number < to && (scan[at].Kind & TitleWordKind.VolumeMarker) != 0 && IsNumber(scan, number)))
                continue;
            var end = SequenceEnd(scan, number, to);
            if (end == to)
                return new(from, at, number, end);
            if (end < to - 1 && scan.Text(end) is "OF" or "IN" or "FROM" or "DER" or "DE" or "VON")
                return IsNumber(scan, end + 1) && end + 2 == to ? new(from, at, number, end) : new(end + 1, to, number, end);
            // "Books 1-3 Publisher's Pack", "Books 1-3 and Short Stories": a list says what it says, whatever follows.
            if (IsList(scan, number, end))
                return new(from, at, number, end);
            if (at == from)
                return null;
        }
        return null;
    }

    /// <summary>In brackets a plain number at the end is enough: "(Wheel of Time 1)", "[1-3]". A year is not a number.</summary>
    public static TitleStatement? FindBare(in TitleScan scan, int from, int to)
    {
        var at = to - 1;
        while (at > from)
        {
            if (IsDigits(scan, at - 1) && scan[at].Before is TitleBreak.Range or TitleBreak.Comma)
                at--;
            else if (at - 1 > from && IsLink(scan.Text(at - 1)) && IsDigits(scan, at - 2))
                at -= 2;
            else
                break;
        }
        return IsDigits(scan, to - 1) && !TitleOrnament.IsYear(scan.Text(to - 1)) ? new(from, at, at, to) : null;
    }

    /// <summary>A number that orders what follows: "01 - Title", "Series 02 - Title", "Series - 01 - Title".</summary>
    public static TitleStatement? FindOrdered(in TitleScan scan, int from, int to, bool first)
    {
        if (to >= scan.Count || scan[to].Before is not (TitleBreak.Dash or TitleBreak.Colon) || scan[to].Bracket != 0 || !IsDigits(scan, to - 1))
            return null;
        var number = scan.Text(to - 1);
        var padded = number.Length > 1 && number[0] == '0';
        if (scan[to].Before == TitleBreak.Colon && !padded)
            return null;
        if (to - from == 1)
            return number.Length <= 2 || padded ? new(from, from, from, to) : null;
        return padded && first ? new(from, to - 1, to - 1, to) : null;
    }

    /// <summary>A plain range at the end: "Chaos Seeds 1-7". Years are no range.</summary>
    public static TitleStatement? FindRange(in TitleScan scan, int from, int to)
    {
        var at = to - 1;
        if (at - 1 <= from || scan[at].Before != TitleBreak.Range || !IsDigits(scan, at) || !IsDigits(scan, at - 1) || scan.Text(at).Length > 3)
            return null;
        return new(from, at - 1, at - 1, to);
    }

    /// <summary>
    /// "Part 3 of 5", "Parts 1 and 2", or in brackets "1 of 3" and "1/3". "Parts 1-5 of 5" is whole and has no number.
    /// </summary>
    public static (int? Number, int From, int To)? FindPart(in TitleScan scan, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var marked = at + 1 < to && (scan[at].Kind & TitleWordKind.PartMarker) != 0 && IsNumber(scan, at + 1);
            var counted =
                at + 3 == to && (scan[at].Bracket != 0 ? at == from : at > 0) && IsDigits(scan, at) && IsOf(scan.Text(at + 1)) && IsDigits(scan, at + 2);
            var german =
                at + 3 < to
                && (scan[at].Kind & TitleWordKind.VolumeMarker) != 0
                && scan.Text(at) is "TEIL" or "DEEL" or "DEL"
                && IsNumber(scan, at + 1)
                && IsOf(scan.Text(at + 2))
                && IsNumber(scan, at + 3);
            var slashed =
                at == from
                && at + 2 == to
                && scan[at].Bracket != 0
                && IsDigits(scan, at)
                && IsDigits(scan, at + 1)
                && scan.Raw(at, to).Contains('/')
                && NumberWord.Read(scan.Text(at)) <= NumberWord.Read(scan.Text(at + 1));
            if (slashed)
                return ((int?)NumberWord.Read(scan.Text(at)), at, to);
            if (!marked && !counted && !german)
                continue;
            var number = counted ? at : at + 1;
            var end = SequenceEnd(scan, number, to);
            var firstPart = NumberWord.Read(scan.Text(number));
            if (end + 1 < to && IsOf(scan.Text(end)) && IsNumber(scan, end + 1))
            {
                var whole = end - number > 1 && firstPart == 1 && NumberWord.Read(scan.Text(end - 1)) == NumberWord.Read(scan.Text(end + 1));
                return (whole ? null : (int?)firstPart, at, end + 2);
            }
            if (end < to && at > from && !TitleOrnament.IsTail(scan.Text(end)))
                continue;
            return ((int?)firstPart, at, end);
        }
        return null;
    }

    public static bool IsDigits(in TitleScan scan, int at) => (scan[at].Kind & TitleWordKind.Number) != 0 && NumberWord.Digits(scan.Text(at)) is not null;

    private static bool IsNumber(in TitleScan scan, int at) => NumberWord.Read(scan.Text(at)) is not null;

    private static bool IsOf(ReadOnlySpan<char> word) => word is "OF" or "VON" or "DE" or "SUR" or "VAN";

    private static bool IsLink(ReadOnlySpan<char> word) => word is "AND" or "TO" or "THROUGH" or "THRU" or "BIS" or "UND";

    /// <summary>True for several numbers; "Twenty-One" is one.</summary>
    private static bool IsList(in TitleScan scan, int number, int end)
    {
        for (var at = number + 1; at < end; at++)
            if (scan[at].Before is TitleBreak.Range or TitleBreak.Comma || IsLink(scan.Text(at)))
                return true;
        return false;
    }

    private static int SequenceEnd(in TitleScan scan, int number, int to)
    {
        var end = number + 1;
        while (end < to)
        {
            if (scan[end].Before != TitleBreak.Space && (IsDigits(scan, end) || (scan[end].Before == TitleBreak.Hyphen && IsNumber(scan, end))))
                end++;
            else if (end + 1 < to && IsLink(scan.Text(end)) && IsNumber(scan, end + 1))
                end += 2;
            else if (
                scan[end].Before == TitleBreak.Comma
                && IsNumber(scan, end)
                && (end + 1 == to || scan[end + 1].Before == TitleBreak.Comma || IsLink(scan.Text(end + 1)))
            )
                end++; // "Books One, Two and Three"
            else
                break;
        }
        return end;
    }
}
