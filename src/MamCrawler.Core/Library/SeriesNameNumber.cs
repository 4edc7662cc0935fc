namespace MamCrawler.Core.Library;

/// <summary>The number of a title that is only its series' name: "Ashfall: A LitRPG Saga (Ashfall, Book 2)" says no more than "Ashfall 2".</summary>
internal static class SeriesNameNumber
{
    /// <summary>The number; null when the title has words of its own. The first volume often bears the series' name without a number, so 1 is none.</summary>
    public static decimal? Of(in TitleScan scan, ReadOnlySpan<TitleStatement> statements)
    {
        foreach (var named in statements)
            if (
                named.NamesSeries
                && named.SequenceTo - named.SequenceFrom == 1
                && NumberWord.Read(scan.Text(named.SequenceFrom)) is { } number
                && number != 1
                && KeepsOnly(scan, named.SeriesFrom, named.SeriesTo)
            )
                return number;
        return null;
    }

    /// <summary>True when what is kept of the title are these words and no others; a leading article does not count.</summary>
    private static bool KeepsOnly(in TitleScan scan, int from, int to)
    {
        if (TitleOrnament.IsArticle(scan.Text(from)) && to - from > 1)
            from++;
        for (var at = 0; at < scan.Count; at++)
        {
            if (scan[at].Dropped || (at == 0 && TitleOrnament.IsArticle(scan.Text(at))))
                continue;
            if (from == to || !scan.Text(at).SequenceEqual(scan.Text(from++)))
                return false;
        }
        return from == to;
    }
}
