using System.Globalization;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.State;
using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>
/// Writes the downloads: proposed, or approved and queued (design.md, "How a scan flows", 6). What the torrent client or the queue already holds is passed
/// over, and when the client cannot be asked nothing is written (rules.md 1.2). Auto takes what slots, ratio and price allow, the most wanted first, and says of the
/// rest what stopped it; a person may propose beyond that.
/// </summary>
public sealed class DecideGrabs(
    ITorrentClient client,
    DownloadStore downloads,
    GrabBudgets budgets,
    AnswerStore answers,
    RunDocuments documents,
    IWorkQueue queue
) : IActivity<DecideInput, DecideOutcome>
{
    /// <inheritdoc />
    public async Task<DecideOutcome> RunAsync(DecideInput input, CancellationToken cancellationToken)
    {
        using var tally = RequestTally.Begin();
        return await DecideAsync(input, cancellationToken) with { Sent = tally.Counts };
    }

    private async Task<DecideOutcome> DecideAsync(DecideInput input, CancellationToken cancellationToken)
    {
        // In the cloud this is another invocation than the request's.
        using var correlation = Correlation.Begin(input.Correlation);
        var grabs = await GrabsAsync(input, cancellationToken);
        if (grabs.Count == 0)
            return new DecideOutcome(0);
        try
        {
            var torrents = await client.ListAsync(cancellationToken);
            var held = torrents.Select(torrent => torrent.TrackerId).OfType<long>().ToHashSet();
            var plan = input.Mode == ScanMode.Auto ? await budgets.PlanAsync(torrents, cancellationToken) : null;
            return await WriteAsync(input, [.. grabs.Where(grab => !held.Contains(grab.Release.Id))], plan, cancellationToken);
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
        return [.. grabs.OrderBy(static grab => grab.ComesAlong)];
    }

    private async Task<DecideOutcome> WriteAsync(DecideInput input, IReadOnlyList<ChosenGrab> grabs, GrabPlan? plan, CancellationToken cancellationToken)
    {
        var coming = (await downloads.ReadComingGapsAsync(cancellationToken)).Keys.ToHashSet(StringComparer.Ordinal);
        var (written, slotsFull) = (0, (PushHold?)null);
        for (var place = 0; place < grabs.Count && written < input.Limit; place++)
        {
            var grab = grabs[place];
            var download = DownloadOf(grab, input.Mode, place);
            var earlier = await downloads.GetAsync(download.Id, cancellationToken);
            if (earlier is null ? grab.Gaps.Any(gap => coming.Contains(gap.Id)) : !IsOfThisRun(earlier, grab))
                continue;
            // A row of an attempt that did not finish has its claim already.
            if (earlier is null && plan?.Next(grab.Release).Hold is { } hold)
            {
                slotsFull ??= hold.Reason == HoldReason.Slots ? hold : null;
                await AnswerAsync(grab, hold, cancellationToken);
                continue;
            }
            await downloads.AddAsync(download, cancellationToken);
            if (input.Mode == ScanMode.Auto)
                await queue.SendAsync(PushTorrent.Queue, download.Id, null, cancellationToken);
            coming.UnionWith(grab.Gaps.Select(gap => gap.Id));
            written++;
        }

        return new DecideOutcome(
            written,
            written == 0 && slotsFull is { Fault: { } name } ? new Fault(name, "MyAnonamouse", slotsFull.Sentence, FaultResponse.Wait) : null
        );
    }

    /// <summary>Says of each gap that it was the budget that stopped its grab (rules.md 3).</summary>
    private async Task AnswerAsync(ChosenGrab grab, PushHold hold, CancellationToken cancellationToken)
    {
        if (hold.Reason.ToUnfilled() is not { } reason)
            return;
        var changed = new List<GapAnswer>();
        foreach (var gap in grab.Gaps)
            if (await answers.FindAsync(gap.Id, cancellationToken) is { } answer)
                changed.Add(answer with { Answer = reason.Sentence(), Why = $"{hold.Sentence} Chosen was release {grab.Release.Id}: {grab.Why}" });
        await answers.PutAsync(changed, cancellationToken);
    }

    /// <summary>True for a row that an attempt of this activity wrote that did not finish: it counts, and its message is sent again.</summary>
    private static bool IsOfThisRun(Download earlier, ChosenGrab grab) =>
        earlier.State is DownloadState.Wanted or DownloadState.Approved
        && earlier.Volumes.Select(volume => volume.GapId).Where(id => id.Length > 0).SequenceEqual(grab.Gaps.Select(gap => gap.Id));

    private static Download DownloadOf(ChosenGrab grab, ScanMode mode, int place) =>
        new()
        {
            Id = DownloadStore.IdOf(grab.Release.Id),
            TrackerId = grab.Release.Id,
            Title = grab.Release.Title,
            State = mode == ScanMode.Auto ? DownloadState.Approved : DownloadState.Wanted,
            Reason = ReasonOf(grab.Gaps),
            Volumes = [.. grab.Gaps.Select(gap => VolumeOf(gap, grab)), .. grab.Companions],
            SizeBytes = grab.Release.SizeBytes,
            Why = WhyOf(grab),
            Place = place,
        };

    private static string ReasonOf(IReadOnlyList<Gaps.Gap> gaps) =>
        gaps.Any(static gap => gap.Wish is not null) ? "wanted"
        : gaps[0].Series is null ? "author-gap"
        : "series-gap";

    private static string WhyOf(ChosenGrab grab) =>
        grab.Gaps.Select(static gap => gap.Wish?.List).FirstOrDefault(static list => list is not null) is { } list
            ? $"On your list ({list}). {grab.Why}"
            : grab.Why;

    private static DownloadVolume VolumeOf(Gaps.Gap gap, ChosenGrab grab)
    {
        var isWhole = grab.Gaps.Count + grab.Companions.Count == 1;
        return new(
            gap.Id,
            gap.Authors.FirstOrDefault() ?? grab.Release.Authors.FirstOrDefault() ?? "",
            gap.Series ?? "",
            gap.Number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "",
            gap.Title.Length > 0 ? gap.Title : grab.Release.Title
        )
        {
            Asins = gap.Asins.Count > 0 ? gap.Asins : null,
            Recording = ChosenRecording.Of(gap, grab.Release, isWhole),
            Durations = ExpectedDuration.Of(gap, grab.Release, isWhole),
            Narrators = isWhole && grab.Release.Narrators.Count > 0 ? grab.Release.Narrators : null,
            Publisher = gap.Publisher,
        };
    }
}
