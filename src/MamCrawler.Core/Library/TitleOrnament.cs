namespace MamCrawler.Core.Library;

/// <summary>Words that tell an edition and not a book (rules.md 2: "(Unabridged)", "(Audiobook)", file extensions do not count).</summary>
internal static class TitleOrnament
{
    /// <summary>Ornament wherever it ends a title.</summary>
    public static bool IsTail(ReadOnlySpan<char> word) => Is(word, TitleWordKind.Tail) || IsBitrate(word);

    /// <summary>What may stand before "Edition": "Tenth Anniversary Edition", "10th", "Special", ...</summary>
    public static bool IsEditionModifier(ReadOnlySpan<char> word) =>
        word
            is "ANNIVERSARY"
                or "SPECIAL"
                or "REVISED"
                or "DELUXE"
                or "COLLECTORS"
                or "EXTENDED"
                or "UPDATED"
                or "EXPANDED"
                or "ILLUSTRATED"
                or "DEFINITIVE"
                or "LIMITED"
                or "INTERNATIONAL"
                or "MOVIE"
                or "TIE"
                or "IN"
                or "TV"
                or "AND"
                or "COMPLETE"
                or "UNCUT"
                or "MEDIA"
                or "AUDIO"
                or "NEW"
                or "ENGLISH"
                or "ENHANCED"
                or "UNABRIDGED"
                or "ABRIDGED"
                or "TWENTIETH"
                or "THIRTIETH"
                or "FORTIETH"
                or "FIFTIETH"
                or "TWENTY"
                or "THE"
        || IsOrdinal(word);

    /// <summary>What ends a subtitle that names a genre: "A LitRPG Saga", "A Stormlight Archive Novella".</summary>
    public static bool IsGenre(ReadOnlySpan<char> word) => Is(word, TitleWordKind.Genre);

    /// <summary>What ends such a subtitle even without an article: "Mistborn Novel".</summary>
    public static bool IsNovel(ReadOnlySpan<char> word) => Is(word, TitleWordKind.Novel);

    public static bool IsArticle(ReadOnlySpan<char> word) => Is(word, TitleWordKind.Article);

    public static bool IsEnglishArticle(ReadOnlySpan<char> word) => word is "THE" or "A" or "AN";

    /// <summary>Words that name a collection wherever they stand outside "Book 1 of the ... Collection" (rules.md 3: publisher packs, omnibuses, box sets).</summary>
    public static bool IsPack(ReadOnlySpan<char> word) => Is(word, TitleWordKind.Pack);

    /// <summary>Words that name a collection when a title ends with them: "Serge Storms series", "The Mistborn Trilogy".</summary>
    public static bool IsPackEnding(ReadOnlySpan<char> word) => SeriesSize(word) > 0 || word is "SERIES" or "HEXALOGY" or "SERIE" or "REIHE";

    /// <summary>How many volumes a word such as "Trilogy" promises; 0 for other words.</summary>
    public static int SeriesSize(ReadOnlySpan<char> word) =>
        word switch
        {
            "DUOLOGY" or "DILOGY" or "DUET" => 2,
            "TRILOGY" or "TRILOGIE" or "TRILOGIA" => 3,
            "QUARTET" or "TETRALOGY" or "QUADRILOGY" or "TETRALOGIE" => 4,
            "QUINTET" or "PENTALOGY" or "PENTALOGIE" => 5,
            _ => 0,
        };

    /// <summary>"64K", "128KBPS".</summary>
    public static bool IsBitrate(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9');
        return digits is 2 or 3 && word[digits..] is "K" or "KBPS" or "KB" or "KBS";
    }

    /// <summary>A year as listings put it in brackets.</summary>
    public static bool IsYear(ReadOnlySpan<char> word) =>
        word.Length == 4 && (word.StartsWith("19") || word.StartsWith("20")) && char.IsAsciiDigit(word[2]) && char.IsAsciiDigit(word[3]);

    private static bool Is(ReadOnlySpan<char> word, TitleWordKind kind) => !word.IsEmpty && (TitleLexicon.Of(word) & kind) != 0;

    private static bool IsOrdinal(ReadOnlySpan<char> word) =>
        word.Length is 3 or 4 && char.IsAsciiDigit(word[0]) && word[^2..] is "TH" or "ST" or "ND" or "RD"
        || (word.EndsWith("TH") && NumberWord.Read(word) is not null)
        || word is "FIRST" or "SECOND" or "THIRD";
}
