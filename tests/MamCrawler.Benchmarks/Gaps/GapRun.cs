using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Benchmarks.Gaps;

/// <summary>The whole way from raw strings to gaps with their evidence, every key built on the way.</summary>
internal static class GapRun
{
    private static readonly DateOnly Today = new(2026, 1, 15);

    /// <summary>Finds the gaps and returns how many there are.</summary>
    public static int Find(GapWorkload workload)
    {
        var builder = new SnapshotBuilder();
        // As a scan does, which learns the number of books with the first page.
        builder.Expect(workload.Books.Count);
        foreach (var book in workload.Books)
            builder.Add(book);
        var snapshot = builder.Build();
        var options = new GapOptions { MajorityLanguage = snapshot.MajorityLanguage };
        var gaps = 0;
        foreach (var group in snapshot.Series)
            gaps += GapFinder.FindSeriesGaps(group, workload.Catalogs.GetValueOrDefault(group.Name) ?? [], snapshot.Index, options, Today).Gaps.Count;
        return gaps;
    }
}
