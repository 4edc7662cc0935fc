using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using MamCrawler.Core.State;
using MamCrawler.Core.WantedLists;
using Grab = MamCrawler.Core.Releases.Grab;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Searches the tracker for one batch of gaps, judges every candidate for each of them, and keeps every verdict (rules.md 4).</summary>
public sealed class SearchReleases(
    ITracker tracker,
    RunStore runs,
    SnapshotStore snapshots,
    DownloadStore downloads,
    RunDocuments documents,
    AnswerStore answers,
    WitnessPanel witnesses,
    WitnessCatalogStore record,
    AccountStore accounts,
    GrabBudgets budgets,
    ReleaseOptions options,
    TimeProvider clock
) : IActivity<SearchInput, SearchOutcome>
{
    /// <summary>A series of which no position below this is owned is not owned at all.</summary>
    private const int HighestPosition = 200;

    /// <inheritdoc />
    public async Task<SearchOutcome> RunAsync(SearchInput input, CancellationToken cancellationToken)
    {
        using var tally = RequestTally.Begin();
        return await SearchAsync(input, cancellationToken) with { Sent = tally.Counts };
    }

    private async Task<SearchOutcome> SearchAsync(SearchInput input, CancellationToken cancellationToken)
    {
        if (await runs.IsRequestedAsync(input.RunId, cancellationToken))
            return new SearchOutcome(0, 0, 0, Cancelled: true);
        var stored = await documents.ReadBatchAsync(input.RunId, input.Batch, cancellationToken);
        var gaps = stored.Select(gap => gap.Gap).ToArray();
        var search = new BatchSearch(tracker, gaps, await ContextAsync(input.RunId, gaps[0], cancellationToken), options, input.Requests);
        await search.RunAsync(cancellationToken);
        if (search.Fault is not null && search.Answered.Count == 0)
            return new SearchOutcome(0, 0, search.Requests, search.Fault);

        await accounts.EventsBy(clock).KeepAsync(SiteEvent.Read(search.Candidates), cancellationToken);
        await KeepTrackerWitnessAsync(gaps[0], search.Candidates, cancellationToken);
        await answers.PutAsync(await AnswersAsync(input.RunId, stored, search, cancellationToken), cancellationToken);
        var catalogs = await witnesses.RecallSeriesAsync(gaps[0].GroupKey, cancellationToken);
        var grabs = search.Choice.Grabs.Select(grab => ChosenOf(grab, gaps, catalogs)).ToArray();
        await documents.PutChoiceAsync(input.RunId, input.Batch, grabs, cancellationToken);
        // What was only searched along with a wish is not what this batch stands for, and must not end the search for others.
        var counted = grabs.Count(static grab => !grab.ComesAlong);
        return new SearchOutcome(search.Answered.Count, counted, search.Requests, search.Fault);
    }

    private async Task<ReleaseChoiceContext> ContextAsync(string runId, Gap first, CancellationToken cancellationToken)
    {
        var index = (await snapshots.LoadAsync(runId, cancellationToken)).Index;
        var budget = await budgets.ReadAsync(accounts, cancellationToken);
        var now = clock.GetUtcNow();
        var known = new HashSet<long>();
        var givenUp = new HashSet<long>();
        await foreach (var download in downloads.QueryAsync([], cancellationToken))
            (download.State is DownloadState.Rejected or DownloadState.Abandoned ? givenUp : known).Add(download.TrackerId);
        return new ReleaseChoiceContext
        {
            Account = budget?.Account,
            Budget = budget,
            Now = now,
            IsHeld = known.Contains,
            IsGivenUp = givenUp.Contains,
            Owns = Owns,
            OwnsSeries = series => Enumerable.Range(0, HighestPosition).Any(number => Owns(series, number)),
        };

        bool Owns(string series, decimal number) =>
            index.Find(
                new OwnershipQuestion
                {
                    Series = [series, .. first.SeriesAliases],
                    Number = number,
                    Authors = first.Authors,
                }
            )
                is not null;
    }

    private static ChosenGrab ChosenOf(Grab grab, IReadOnlyList<Gap> gaps, IReadOnlyList<SeriesCatalog> catalogs)
    {
        var filled = gaps.Where(gap => grab.GapIds.Contains(gap.Id)).ToArray();
        return new ChosenGrab(grab.Release, filled, PackCompanions.Of(grab.Release, filled, catalogs), grab.Why)
        {
            ComesAlong = gaps.Any(static gap => gap.Wish is not null) && filled.All(static gap => gap.Wish is null),
        };
    }

    private async Task<IReadOnlyList<GapAnswer>> AnswersAsync(
        string runId,
        IReadOnlyList<StoredGap> stored,
        BatchSearch search,
        CancellationToken cancellationToken
    )
    {
        var kept = new List<GapAnswer>();
        foreach (var gap in stored.Where(gap => search.Answered.Contains(gap.Gap.Id)))
            kept.Add(AnswerOf(gap, search.Choice, await answers.FindAsync(gap.Gap.Id, cancellationToken), runId));
        return kept;
    }

    private GapAnswer AnswerOf(StoredGap stored, ReleaseChoiceResult choice, GapAnswer? earlier, string runId)
    {
        var id = stored.Gap.Id;
        var grab = choice.Grabs.FirstOrDefault(grab => grab.GapIds.Contains(id));
        var unfilled = grab is null ? choice.Unfilled.GetValueOrDefault(id, UnfilledReason.NothingFound) : (UnfilledReason?)null;
        var before = earlier is not null && earlier.RunId != runId ? earlier.NothingFound : 0;
        var verdicts = choice.Verdicts.GetValueOrDefault(id, []);
        return new GapAnswer
        {
            GapId = id,
            RunId = runId,
            AnsweredAt = clock.GetUtcNow(),
            Verdicts = verdicts,
            ChosenReleaseId = grab?.Release.Id,
            Answer = unfilled?.Sentence() ?? GapAnswer.Chosen,
            Why = grab?.Why ?? WhyNot(unfilled!.Value, verdicts),
            NothingFound = unfilled is UnfilledReason.NothingFound ? before + 1 : 0,
            Stamp = stored.Stamp,
        };
    }

    /// <summary>The reason, and the release that came nearest.</summary>
    private static string WhyNot(UnfilledReason reason, IReadOnlyList<Verdict> verdicts)
    {
        var nearest = verdicts.FirstOrDefault(verdict => verdict.Kind != ReleaseKind.Other);
        var words = reason.Sentence();
        return nearest is null
            ? $"{char.ToUpperInvariant(words[0])}{words[1..]} among {verdicts.Count} releases."
            : $"{char.ToUpperInvariant(words[0])}{words[1..]}. Nearest: {nearest.Title}: {nearest.Why}";
    }

    /// <summary>The tracker's own series data, seen in passing, speak as a witness in the next scan.</summary>
    private async Task KeepTrackerWitnessAsync(Gap gap, IReadOnlyList<Release> candidates, CancellationToken cancellationToken)
    {
        if (gap.Series is not { } series || candidates.Count == 0 || WishedGaps.IsOwn(gap))
            return;
        var now = clock.GetUtcNow();
        var catalog = TrackerCatalog.From(series, candidates, now);
        await record.PutAsync(WitnessPanel.Tracker, [KeyValuePair.Create(gap.GroupKey, new StoredCatalog(catalog, now))], cancellationToken);
    }
}
