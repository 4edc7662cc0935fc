using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Reports;

/// <summary>Puts a digest together from the run reports and the rows. Asks no service.</summary>
public sealed class DigestMaker(ReportStore reports, DownloadStore downloads, AccountStore accounts)
{
    private static readonly DownloadState[] Arrivals = [DownloadState.Landed, DownloadState.Importing, DownloadState.Shelved];
    private static readonly DownloadState[] StuckStates = [DownloadState.Held, DownloadState.Blocked, DownloadState.Failed];

    /// <summary>The digest of a time.</summary>
    public async Task<Digest> MakeAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var runs = await reports.ReadRunsAsync(from, cancellationToken).ToListAsync(cancellationToken);
        var all = await downloads.QueryAsync([], cancellationToken).ToListAsync(cancellationToken);
        var days = await accounts.ReadDaysAsync(TrendReader.FromOf(to), cancellationToken).Select(DigestAccount.Of).ToListAsync(cancellationToken);
        var (arrived, stuck, givenUp) = (new List<DigestDownload>(), new List<DigestDownload>(), new List<DigestDownload>());
        var arrivals = new List<DateTimeOffset>();
        foreach (var download in all)
        {
            if (await ArrivalAsync(download, TrendReader.FromOf(to), cancellationToken) is { } arrival)
            {
                arrivals.Add(arrival);
                if (arrival >= from)
                    arrived.Add(Of(download, arrival));
            }

            if (StuckStates.Contains(download.State))
                stuck.Add(Of(download, await SinceAsync(download, cancellationToken)));
            if (download.State == DownloadState.Abandoned && download.UpdatedAt >= from)
                givenUp.Add(Of(download, download.UpdatedAt));
        }

        return new Digest
        {
            From = from,
            To = to,
            Runs = Sum(runs),
            Gaps = [.. runs.Select(run => new DigestGaps(run.FinishedAt, run.GapsByClass))],
            Arrived = [.. arrived.OrderBy(download => download.At)],
            Stuck = [.. stuck.OrderBy(download => download.At)],
            GivenUp = [.. givenUp.OrderBy(download => download.At)],
            Proposals = all.Count(download => download.State == DownloadState.Wanted),
            Account = [.. days.Where(day => day.At.UtcDateTime.Date >= from.UtcDateTime.Date)],
            NotFilled = runs.Count == 0 ? new Dictionary<string, int>() : runs[^1].Skipped,
            Seeding = SeedingReader.Read(all, to),
            Trend = new DigestTrend { Days = days, Weeks = TrendReader.Read(to, arrivals, FirstKept(all, days)) },
        };
    }

    private static DigestDownload Of(Download download, DateTimeOffset at) => new(download.Id, download.Title, download.State, at, download.Why);

    private static DigestRuns Sum(IReadOnlyList<ScanSummary> runs) =>
        new()
        {
            Count = runs.Count,
            Cancelled = runs.Count(run => run.Cancelled),
            Searched = runs.Sum(run => run.Searched),
            Found = runs.Sum(run => run.Found),
            Queued = runs.Sum(run => run.Queued),
            Requests = Add(runs.SelectMany(run => run.Requests)),
            Faults = Add(runs.SelectMany(run => run.Faults).Select(fault => KeyValuePair.Create(fault.Name.ToString(), 1))),
            FaultsInWords =
            [
                .. runs.SelectMany(run => run.Faults)
                    .GroupBy(fault => (fault.Name, fault.Service))
                    .OrderByDescending(same => same.Count())
                    .Select(same => new DigestFault(same.Key.Name.ToString(), same.Key.Service, same.Count(), same.Last().Sentence)),
            ],
        };

    private static DateTimeOffset? FirstKept(IReadOnlyList<Download> downloads, IReadOnlyList<DigestAccount> days)
    {
        var times = downloads.Select(download => download.CreatedAt).Concat(days.Select(day => day.At)).ToList();
        return times.Count == 0 ? null : times.Min();
    }

    private static SortedDictionary<string, int> Add(IEnumerable<KeyValuePair<string, int>> counts)
    {
        var sums = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in counts)
            sums[name] = sums.GetValueOrDefault(name) + count;
        return sums;
    }

    /// <summary>When it was first loaded whole, from <paramref name="from"/> on; null when it was not.</summary>
    private async Task<DateTimeOffset?> ArrivalAsync(Download download, DateTimeOffset from, CancellationToken cancellationToken)
    {
        // What has not changed since has no transition in this time.
        if (download.UpdatedAt < from)
            return null;
        if (download.LandedAt is { } landed)
            return landed >= from ? landed : null;
        await foreach (var step in downloads.HistoryAsync(download.Id, cancellationToken))
            if (Arrivals.Contains(step.To))
                return step.At >= from ? step.At : null;
        return null;
    }

    /// <summary>Since when it is in its state, whatever the reasons were meanwhile.</summary>
    private async Task<DateTimeOffset> SinceAsync(Download download, CancellationToken cancellationToken)
    {
        var since = download.UpdatedAt;
        DownloadState? state = null;
        await foreach (var step in downloads.HistoryAsync(download.Id, cancellationToken))
        {
            if (step.To != state)
                since = step.At;
            state = step.To;
        }

        return since;
    }
}
