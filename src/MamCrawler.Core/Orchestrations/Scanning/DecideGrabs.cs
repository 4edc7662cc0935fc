using System.Globalization;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>
/// Writes the downloads: proposed, or approved and queued (design.md, "How a scan flows", 6). What the torrent client or the queue already holds is passed
/// over, and when the client cannot be asked nothing is written (rules.md 1.2). Auto takes no more than there are slots; a person may propose beyond them.
/// </summary>
public sealed class DecideGrabs(
    ITorrentClient client,
    DownloadStore downloads,
    AccountFacts account,
    GrabLedger ledger,
    RunDocuments documents,
    IWorkQueue queue
) : IActivity<DecideInput, DecideOutcome>
{
    /// <inheritdoc />
    public async Task<DecideOutcome> RunAsync(DecideInput input, CancellationToken cancellationToken)
    {
        var grabs = await GrabsAsync(input, cancellationToken);
        if (grabs.Count == 0)
            return new DecideOutcome(0);
        try
        {
            var torrents = await client.ListAsync(cancellationToken);
            var held = torrents.Select(torrent => torrent.TrackerId).OfType<long>().ToHashSet();
            var budget = await BudgetAsync(input, cancellationToken);
            return new DecideOutcome(await WriteAsync(input, grabs.Where(grab => !held.Contains(grab.Release.Id)), budget, cancellationToken));
        }
        catch (FaultException exception)
        {
            return new DecideOutcome(0, exception.Fault);
        }
    }

    private async Task<IReadOnlyList<ChosenGrab>> GrabsAsync(DecideInput input, CancellationToken cancellationToken)
    {
        var grabs = new List<ChosenGrab>();
        for (var batch = 0; batch < input.Batches; batch++)
            grabs.AddRange(await documents.ReadChoiceAsync(input.RunId, batch, cancellationToken));
        return grabs;
    }

    private async Task<int> BudgetAsync(DecideInput input, CancellationToken cancellationToken)
    {
        if (input.Mode == ScanMode.Propose)
            return input.Limit;
        var room = await ledger.RoomAsync(await account.ReadAsync(cancellationToken), cancellationToken);
        if (room is not { } slots)
            throw new WaitFaultException(
                FaultName.AccountUnread,
                "MyAnonamouse",
                "The tracker's count or limit of unsatisfied torrents could not be read, so nothing is queued. The tracker's answer may have changed its shape."
            );
        if (slots < 1)
            throw new WaitFaultException(
                FaultName.SlotsFull,
                "MyAnonamouse",
                "No slot for unsatisfied torrents is free, so nothing is queued. A slot frees up when a torrent has seeded 72 hours."
            );
        return Math.Min(input.Limit, slots);
    }

    private async Task<int> WriteAsync(DecideInput input, IEnumerable<ChosenGrab> grabs, int budget, CancellationToken cancellationToken)
    {
        var coming = (await downloads.ReadComingGapsAsync(cancellationToken)).Keys.ToHashSet(StringComparer.Ordinal);
        var written = 0;
        foreach (var grab in grabs)
        {
            if (written >= budget)
                break;
            var download = DownloadOf(grab, input.Mode);
            if (
                await downloads.GetAsync(download.Id, cancellationToken) is { } earlier
                    ? !IsOfThisRun(earlier, grab)
                    : grab.Gaps.Any(gap => coming.Contains(gap.Id))
            )
                continue;
            await downloads.AddAsync(download, cancellationToken);
            if (input.Mode == ScanMode.Auto)
                await queue.SendAsync(PushTorrent.Queue, download.Id, null, cancellationToken);
            coming.UnionWith(grab.Gaps.Select(gap => gap.Id));
            written++;
        }

        return written;
    }

    /// <summary>True for a row that an attempt of this activity wrote that did not finish: it counts, and its message is sent again.</summary>
    private static bool IsOfThisRun(Download earlier, ChosenGrab grab) =>
        earlier.State is DownloadState.Wanted or DownloadState.Approved
        && earlier.Volumes.Select(volume => volume.GapId).Where(id => id.Length > 0).SequenceEqual(grab.Gaps.Select(gap => gap.Id));

    private static Download DownloadOf(ChosenGrab grab, ScanMode mode) =>
        new()
        {
            Id = DownloadStore.IdOf(grab.Release.Id),
            TrackerId = grab.Release.Id,
            Title = grab.Release.Title,
            State = mode == ScanMode.Auto ? DownloadState.Approved : DownloadState.Wanted,
            Reason = grab.Gaps[0].Series is null ? "author-gap" : "series-gap",
            Volumes = [.. grab.Gaps.Select(gap => VolumeOf(gap, grab)), .. grab.Companions],
            SizeBytes = grab.Release.SizeBytes,
            Why = grab.Why,
        };

    private static DownloadVolume VolumeOf(Gaps.Gap gap, ChosenGrab grab) =>
        new(
            gap.Id,
            gap.Authors.FirstOrDefault() ?? grab.Release.Authors.FirstOrDefault() ?? "",
            gap.Series ?? "",
            gap.Number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "",
            gap.Title.Length > 0 ? gap.Title : grab.Release.Title
        );
}
