namespace MamCrawler.Core.Library;

/// <summary>Ornament at the end of a segment of a title, and segments that are nothing else.</summary>
internal static class TitleTail
{
    /// <summary>Drops ornament from the end of a segment, but nothing before <paramref name="floor"/>. Returns the new end.</summary>
    public static int Drop(in TitleScan scan, int to, int floor)
    {
        while (to > floor)
        {
            var last = scan.Text(to - 1);
            if (TitleOrnament.IsTail(last))
            {
                scan[--to].Dropped = true;
                if (TitleOrnament.IsBitrate(last) && to > floor && TitleStatementReader.IsDigits(scan, to - 1) && scan.Raw(to - 1, to + 1).Contains('@'))
                    scan[--to].Dropped = true;
            }
            else if (last is "EDITION" && to - 2 >= floor && TitleOrnament.IsEditionModifier(scan.Text(to - 2)))
            {
                scan[--to].Dropped = true;
                while (to > floor && TitleOrnament.IsEditionModifier(scan.Text(to - 1)))
                    scan[--to].Dropped = true;
            }
            else if (to - 2 >= floor && TitleVocabulary.SaysDramatised(scan.Text(to - 2), last))
            {
                scan[--to].Dropped = true;
                scan[--to].Dropped = true;
            }
            else if (scan[to - 1].Before == TitleBreak.Comma && TitleOrnament.IsEnglishArticle(last))
            {
                scan[--to].Dropped = true;
            }
            else
            {
                break;
            }
        }
        return to;
    }

    /// <summary>"A LitRPG Saga", "A Novel of the North", "Mistborn Novel": a subtitle that names a genre and no book.</summary>
    public static bool IsGenreSubtitle(in TitleScan scan, int from, int to)
    {
        var last = scan.Text(to - 1);
        if (TitleOrnament.IsNovel(last))
            return true;
        if (!TitleOrnament.IsArticle(scan.Text(from)) || scan.Text(from) is "THE")
            return to - from == 1 && TitleOrnament.IsBitrate(last);
        return TitleOrnament.IsGenre(last) || (to - from > 2 && TitleOrnament.IsNovel(scan.Text(from + 1)));
    }

    /// <summary>True when the words name a collection, whose volumes are books of their own.</summary>
    public static bool HoldsPackWord(in TitleScan scan, int from, int to)
    {
        for (var at = from; at < to; at++)
            if (TitleOrnament.IsPack(scan.Text(at)) || scan.Text(at) is "STORIES" or "WORKS" or "BEST")
                return true;
        return false;
    }
}
