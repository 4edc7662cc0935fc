namespace MamCrawler.Core.Library;

/// <summary>Makes the keys under which an item stands in the ownership index.</summary>
internal static class OwnershipKey
{
    /// <summary>Stands for "whoever wrote it" in a question without authors.</summary>
    public const ulong AnyAuthor = 0x414E59;

    /// <summary>Stands for an item whose author is unknown.</summary>
    public const ulong UnknownAuthor = 0x554E4B;

    /// <summary>Positions above this are not positions but years or noise.</summary>
    public const decimal HighestPosition = 1_000_000;

    /// <summary>Tells hashes of titles from others.</summary>
    public const ulong TitleSeed = 'T';

    public static ulong Asin(ReadOnlySpan<char> asin) => KeyHash.Of(asin, 'A');

    /// <summary>Key of an ISBN-10 or ISBN-13 without its check digit, so that both spellings of one number meet; 0 when it is neither.</summary>
    public static ulong Isbn(ReadOnlySpan<char> isbn) =>
        isbn.Length switch
        {
            10 => KeyHash.Of(isbn[..9], 'I'),
            13 when isbn.StartsWith("978", StringComparison.Ordinal) => KeyHash.Of(isbn[3..12], 'I'),
            13 => KeyHash.Of(isbn[..12], 'I'),
            _ => 0,
        };

    public static ulong Author(PersonName name) => KeyHash.Of(name.MatchingKey, 'P');

    public static ulong Title(ulong title, ulong author) => KeyHash.Join(title, author);

    /// <summary>Key of a title that some item bears before its subtitle.</summary>
    public static ulong MainTitle(ulong title) => KeyHash.Join(title, 'M');

    public static ulong TitleText(TitleKey key) => KeyHash.Of(key.Text, TitleSeed);

    /// <summary>Key of a place in a series, still without an author.</summary>
    public static ulong Place(ulong series, decimal position) => Place(series, PositionKey(position));

    /// <summary>Key of a place in a series from the key of its position.</summary>
    public static ulong Place(ulong series, ulong position) => KeyHash.Join(series, position);

    /// <summary>A position as a key: its thousandths, counted from one. Whole numbers, as nearly all are, need no decimal arithmetic.</summary>
    public static ulong PositionKey(decimal position)
    {
        var whole = (int)position;
        return 1 + (whole == position ? (ulong)whole * 1000 : (ulong)decimal.ToInt64(decimal.Truncate(position * 1000)));
    }

    /// <summary>Key of a place in a series by an author.</summary>
    public static ulong Position(ulong place, ulong author) => KeyHash.Join(place, author);

    public static bool IsPosition(decimal position) => position is >= 0 and <= HighestPosition;
}
