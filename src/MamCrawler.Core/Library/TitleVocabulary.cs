namespace MamCrawler.Core.Library;

/// <summary>The words that listings use around a title, folded: they say what volume, part or edition it is and belong to no title.</summary>
internal static class TitleVocabulary
{
    /// <summary>"Book 3", "Vol. 3", "Band 3": the number that follows is a position in a series.</summary>
    public static bool IsVolumeMarker(ReadOnlySpan<char> word) => Is(word, TitleWordKind.VolumeMarker);

    /// <summary>"Part 3": the number that follows names a part of a volume.</summary>
    public static bool IsPartMarker(ReadOnlySpan<char> word) => Is(word, TitleWordKind.PartMarker);

    /// <summary>Words that by themselves say "dramatised". A full cast does not (rules.md 4).</summary>
    public static bool SaysDramatised(ReadOnlySpan<char> word) => Is(word, TitleWordKind.Dramatised);

    /// <summary>Two words that together say "dramatised".</summary>
    public static bool SaysDramatised(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        SaysDramatised(first)
        || (first is "GRAPHIC" && second is "AUDIO")
        || (first is "BBC" && (second is "RADIO" or "FULL" or "CAST" || second.StartsWith("DRAMA")))
        || (
            first is "RADIO"
            && (second is "PLAY" or "PLAYS" or "ADAPTATION" or "PRODUCTION" or "SERIAL" or "THEATRE" or "THEATER" || second.StartsWith("DRAMA"))
        )
        || (first is "AUDIO" && (second is "PLAY" or "PLAYS" or "THEATRE" or "THEATER" || second.StartsWith("DRAMA")))
        || (first is "CAST" && (second is "DRAMA" or "DRAMAS" or "ADAPTATION"));

    private static bool Is(ReadOnlySpan<char> word, TitleWordKind kind) => !word.IsEmpty && (TitleLexicon.Of(word) & kind) != 0;
}
