using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Demo;

/// <summary>What the state and the torrent client hold after the demo's run.</summary>
internal sealed record DemoReading(
    IReadOnlyList<GapStanding> Gaps,
    IReadOnlyList<GapStanding> Missing,
    IReadOnlyList<DemoSeries> Series,
    IReadOnlyList<DemoGap> Answered,
    IReadOnlyList<Download> Downloads,
    int Pushed
)
{
    private const int FirstQueueSeries = 3;

    internal DemoQueue FirstQueue =>
        new(Series.Take(FirstQueueSeries).Sum(series => series.Missing), [.. Series.Take(FirstQueueSeries).Select(series => series.Name)]);

    internal static async Task<DemoReading> ReadAsync(ILocalServices services, CancellationToken cancellationToken)
    {
        var gaps = new List<GapStanding>();
        foreach (var standing in await services.Gaps.ListAsync(cancellationToken).ToListAsync(cancellationToken))
        {
            gaps.Add(await services.Gaps.FindAsync(standing.Gap.Id, cancellationToken) ?? standing);
        }

        var missing = gaps.Where(gap => gap.Gap.Class == GapClass.Missing).ToList();
        var downloads = await services.Approvals.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        return new DemoReading(
            gaps,
            missing,
            SeriesOf(missing),
            [.. missing.Where(gap => gap.Answer.Length > 0).Select(Describe)],
            downloads,
            await CountPushedAsync(services, downloads, cancellationToken)
        );
    }

    /// <summary>The gaps come in order of wanting, which is by most missing.</summary>
    private static List<DemoSeries> SeriesOf(IEnumerable<GapStanding> missing) =>
        [
            .. missing
                .Where(gap => gap.Gap.Series is not null)
                .GroupBy(gap => gap.Gap.Series!, StringComparer.Ordinal)
                .Select(series => new DemoSeries(series.Key, series.Count(), [.. series.Select(gap => Texts.Number(gap.Gap.Number))])),
        ];

    private static DemoGap Describe(GapStanding standing) =>
        new(
            standing.Gap.Id,
            standing.Gap.Series,
            standing.Gap.Number,
            standing.Gap.Title,
            standing.Answer,
            standing.Why,
            standing.ReleaseId,
            standing.Verdicts.FirstOrDefault(verdict => verdict.ReleaseId == standing.ReleaseId)?.Title,
            standing.Verdicts.Count
        );

    private static async Task<int> CountPushedAsync(ILocalServices services, List<Download> downloads, CancellationToken cancellationToken)
    {
        var there = (await services.TorrentClient.ListAsync(cancellationToken)).Select(torrent => torrent.InfoHash).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return downloads.Count(download => download.State != DownloadState.Held && download.InfoHash is { } hash && there.Contains(hash));
    }
}
