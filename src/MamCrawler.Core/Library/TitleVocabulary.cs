namespace MamCrawler.Core.Library;

/// <summary>The words that listings use around a title, folded: they say what volume, part or edition it is and belong to no title.</summary>
internal static class TitleVocabulary
{
    /// <summary>"Book 3", "Vol. 3", "Band 3": the number that follows is a position in a series.</summary>
    public static bool IsVolumeMarker(ReadOnlySpan<char> word) => word is
        "BOOK" or "BOOKS" or "BK" or "BKS" or "VOLUME" or "VOLUMES" or "VOL" or "VOLS" or "NO" or "NR" or "NUMBER" or "NUM" or "NOVEL" or "NOVELS"
        or "BAND" or "BANDE" or "BD" or "BUCH" or "BUCHER" or "TEIL" or "FOLGE" or "TOME" or "TOMES" or "LIVRE" or "LIVRES" or "LIBRO" or "LIBROS" or "TOMO" or "TOMOS"
        or "DEEL" or "BOEK" or "BOK" or "DEL" or "TOM" or "KNIGA" or "EPISODE" or "EPISODES" or "SEASON" or "SEASONS";

    /// <summary>"Part 3": the number that follows names a part of a volume.</summary>
    public static bool IsPartMarker(ReadOnlySpan<char> word) => word is "PART" or "PARTS" or "PT" or "PTS" or "PARTIE" or "PARTE" or "PARTES";

    /// <summary>Words that by themselves say "dramatised". A full cast does not (rules.md 4).</summary>
    public static bool SaysDramatised(ReadOnlySpan<char> word) => word is
        "DRAMATIZED" or "DRAMATISED" or "DRAMATIZATION" or "DRAMATISATION" or "DRAMATIZATIONS" or "DRAMATISATIONS" or "GRAPHICAUDIO" or "HORSPIEL" or "HOERSPIEL" or "HOORSPEL";

    /// <summary>Two words that together say "dramatised".</summary>
    public static bool SaysDramatised(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        SaysDramatised(first)
        || (first is "GRAPHIC" && second is "AUDIO")
        || (first is "BBC" && (second is "RADIO" || second.StartsWith("DRAMA")))
        || (first is "RADIO" && (second is "PLAY" or "PLAYS" or "ADAPTATION" or "PRODUCTION" or "SERIAL" or "THEATRE" or "THEATER" || second.StartsWith("DRAMA")))
        || (first is "AUDIO" && (second is "PLAY" or "PLAYS" || second.StartsWith("DRAMA")))
        || (first is "CAST" && (second is "DRAMA" or "DRAMAS" or "ADAPTATION"));
}
