using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Sees when listings need no merging: one witness lists every work once, each behind the one before, as catalogues mostly do.</summary>
internal static class WorkRun
{
    /// <summary>A longer list is merged with a table of its own.</summary>
    private const int Longest = 64;

    /// <summary>True when every listing is a work of its own: by position, by ASIN and by ISBN.</summary>
    public static bool IsClean(List<SlotWork> works)
    {
        if (works.Count is 0 or > Longest)
            return false;
        Span<ulong> asins = stackalloc ulong[Longest];
        for (var index = 0; index < works.Count; index++)
        {
            var work = works[index];
            if (
                work.PositionKey == 0
                || work.Catalog != works[0].Catalog
                || (index > 0 && work.PositionKey <= works[index - 1].PositionKey)
                || work.Work.Asins is not [var asin]
                || !string.IsNullOrEmpty(work.Work.Isbn)
            )
                return false;
            asins[index] = OwnershipKey.Asin(asin);
        }

        asins = asins[..works.Count];
        for (var index = 1; index < asins.Length; index++)
            if (asins[..index].Contains(asins[index]))
                return false;
        return true;
    }
}
