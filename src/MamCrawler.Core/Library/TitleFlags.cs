namespace MamCrawler.Core.Library;

/// <summary>What the words of a title say about the edition.</summary>
internal static class TitleFlags
{
    public static bool SaysDramatised(in TitleScan scan)
    {
        for (var at = 0; at < scan.Count; at++)
            if ((TitleVocabulary.SaysDramatised(scan.Text(at), Next(scan, at)) || IsDramaHouse(scan.Text(at), Next(scan, at))) && !IsDenied(scan, at))
                return true;
        return false;
    }

    /// <summary>Looks for a full cast and for the effects that make it a dramatisation.</summary>
    public static void FindFullCast(in TitleScan scan, ref bool cast, ref bool effects)
    {
        for (var at = 0; at + 1 < scan.Count; at++)
        {
            cast |= scan.Text(at) is "FULL" && scan.Text(at + 1) is "CAST";
            effects |= scan.Text(at) is "SOUND" or "CINEMATIC" && scan.Text(at + 1) is "EFFECTS" or "FX" or "DESIGN" or "MUSIC" or "SCORE";
        }
    }

    private static ReadOnlySpan<char> Next(in TitleScan scan, int at) => at + 1 < scan.Count ? scan.Text(at + 1) : default;

    /// <summary>Who makes nothing but dramas; such a name may stand in a title's own words too, so it is no ornament.</summary>
    private static bool IsDramaHouse(ReadOnlySpan<char> word, ReadOnlySpan<char> next) =>
        (word is "THEATRE" or "THEATER" && next is "WORKS") || (word is "BIG" && next is "FINISH") || (word is "ORIGINAL" && next is "DRAMA");

    private static bool IsDenied(in TitleScan scan, int at) => at > 0 && scan.Text(at - 1) is "NOT" or "NON" or "NO";

    public static bool? SaysAbridged(in TitleScan scan)
    {
        bool? abridged = null;
        for (var at = 0; at < scan.Count; at++)
        {
            var word = scan.Text(at);
            if (word is "UNABRIDGED" or "UNGEKURZT" or "UNGEKURZTE" || (word is "ABRIDGED" && at > 0 && scan.Text(at - 1) is "UN" or "NOT"))
                return false;
            if (word is "ABRIDGED" or "GEKURZT" or "GEKURZTE" or "ABRIDGEMENT")
                abridged = true;
        }
        return abridged;
    }

    /// <summary>True when the title's own words name a collection; what stands in "Book 1 of the ... Collection" does not count, it is dropped by then.</summary>
    /// <param name="scan">The title.</param>
    /// <param name="numbered">True when it names one volume: "Ashfall Series, Book 1" is no series.</param>
    public static bool SaysPack(in TitleScan scan, bool numbered)
    {
        var last = -1;
        for (var at = 0; at < scan.Count; at++)
        {
            var word = scan.Text(at);
            var next = at + 1 < scan.Count ? scan.Text(at + 1) : default;
            if (
                (word is "BOX" or "BOXED" && next is "SET" or "SETS")
                || word is "BOXSET" or "OMNIBUS"
                || (word is "COMPLETE" && IsWholeSeries(scan, at + 1))
                || IsPublishersPack(word, next)
                || CountsBooks(scan, at)
            )
                return true;
            if (scan[at].Dropped)
                continue;
            last = at;
            if (TitleOrnament.IsPack(word))
                return true;
        }
        return last > 0 && !numbered && TitleOrnament.IsPackEnding(scan.Text(last));
    }

    /// <summary>"The Complete Ashfall", "The Ashfall Novels": beside a series' name it means all of it. A word of the name itself says nothing.</summary>
    public static bool SaysComplete(in TitleScan scan, KnownSeries series)
    {
        for (var at = 0; at < scan.Count; at++)
            if (SaysWhole(scan, at) && !series.Mentions(scan.Text(at)))
                return true;
        return false;
    }

    /// <summary>"Publisher's Pack", "Value Pack".</summary>
    public static bool IsPublishersPack(ReadOnlySpan<char> word, ReadOnlySpan<char> next) =>
        next is "PACK" or "PACKS" && word is "PUBLISHERS" or "PUBLISHER" or "VALUE" or "STARTER" or "BOOK" or "AUDIOBOOK";

    /// <summary>"3 Books", "Three-Book Set", but not "Book 1 of the 3 Book Series".</summary>
    public static bool CountsBooks(in TitleScan scan, int at)
    {
        if (at + 1 >= scan.Count || NumberWord.Read(scan.Text(at)) is not (>= 2 and < 100))
            return false;
        var after = at + 2 < scan.Count ? scan.Text(at + 2) : default;
        var counted =
            scan.Text(at + 1) is "BOOKS" or "NOVELS" or "AUDIOBOOKS" && NumberWord.Read(after) is null
            || (
                scan.Text(at + 1) is "BOOK" or "NOVEL" or "VOLUME"
                && after is "SET" or "BOX" or "BOXED" or "BUNDLE" or "SERIES" or "COLLECTION" or "PACK" or "OMNIBUS"
            );
        for (var before = 0; counted && before < at; before++)
            counted = (scan[before].Kind & TitleWordKind.VolumeMarker) == 0;
        return counted;
    }

    private static bool SaysWhole(in TitleScan scan, int at) =>
        scan.Text(at) switch
        {
            "COMPLETE" or "ENTIRE" or "INTEGRAL" or "FULL" or "WHOLE" or "ALL" or "KOMPLETT" or "KOMPLETTE" or "COMPENDIUM" => true,
            "BOOKS" or "NOVELS" => at + 1 == scan.Count || NumberWord.Read(scan.Text(at + 1)) is null,
            _ => false,
        };

    private static bool IsWholeSeries(in TitleScan scan, int from)
    {
        for (var at = from; at < Math.Min(from + 4, scan.Count); at++)
            if (TitleOrnament.IsPackEnding(scan.Text(at)) || scan.Text(at) is "SAGA" or "COLLECTION" or "CYCLE" or "NOVELS" or "BOOKS")
                return true;
        return false;
    }
}
