using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.WantedLists;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>
/// Puts the gaps in order of wanting (rules.md 3) and hands out batches, one a series or author. Gaps that closed are removed: one that no witness
/// names any more, unless a witness could not be asked, and in any case one that is owned by now.
/// </summary>
public sealed class OrderGaps(
    SnapshotStore snapshots,
    GapStore gaps,
    AnswerStore answers,
    DownloadStore downloads,
    AccountFacts account,
    RunDocuments documents,
    WishedGaps wishes,
    TimeProvider clock
) : IActivity<OrderInput, OrderOutcome>
{
    /// <inheritdoc />
    public async Task<OrderOutcome> RunAsync(OrderInput input, CancellationToken cancellationToken)
    {
        using var tally = RequestTally.Begin();
        return await OrderAsync(input, cancellationToken) with { Sent = tally.Counts };
    }

    private async Task<OrderOutcome> OrderAsync(OrderInput input, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.LoadAsync(input.RunId, cancellationToken);
        var kept = new List<StoredGap>();
        var closed = new List<string>();
        var owned = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var stored in gaps.ReadAllAsync(cancellationToken))
        {
            // Those that only a wish made are made anew from the wishes.
            if (WishedGaps.IsOwn(stored.Gap))
            {
                closed.Add(stored.Gap.Id);
                if (IsOwned(stored.Gap, snapshot.Index))
                    owned.Add(stored.Gap.Id);
                continue;
            }

            var seen = stored.RunId == input.RunId;
            if (!seen && IsOwned(stored.Gap, snapshot.Index))
                owned.Add(stored.Gap.Id);
            if (seen || (!input.AllWitnessesAnswered && !owned.Contains(stored.Gap.Id)))
                kept.Add(stored);
            else
                closed.Add(stored.Gap.Id);
        }

        var coming = await downloads.ReadComingGapsAsync(cancellationToken);
        var wished = await wishes.ApplyAsync(input.RunId, snapshot, kept, coming, cancellationToken);
        kept = [.. wished.Gaps];
        closed.RemoveAll(kept.Select(stored => stored.Gap.Id).ToHashSet(StringComparer.Ordinal).Contains);
        // Before the gaps go: a killed attempt that is repeated must find them again.
        await downloads.WithdrawAsync(owned, cancellationToken);
        await gaps.RemoveAsync(closed, cancellationToken);
        var resting = await RestingAsync(kept, cancellationToken);
        var wanted = kept.Where(stored =>
            stored.Gap.Class == GapClass.Missing
            && !resting.Contains(stored.Gap.Id)
            && !coming.ContainsKey(stored.Gap.Id)
            && !wished.Coming.Contains(stored.Gap.Id)
        );
        var byId = kept.ToDictionary(stored => stored.Gap.Id, StringComparer.Ordinal);
        var ordered = GapOrder.Order(wanted.Select(stored => stored.Gap));
        var taken = ordered.GroupBy(GapOrder.BatchKey, StringComparer.Ordinal).Take(input.Batches).ToLookup(IsWished);
        IGrouping<string, Gap>[] batches = [.. taken[true], .. taken[false]];
        for (var batch = 0; batch < batches.Length; batch++)
            await documents.PutBatchAsync(input.RunId, batch, batches[batch].Select(gap => byId[gap.Id]).ToArray(), cancellationToken);

        var fault = batches.Length == 0 ? null : await ReadAccountAsync(cancellationToken);
        return new OrderOutcome(kept.Count, ordered.Count, batches.Length, fault) { Wishes = taken[true].Count(), Notes = wished.Faults };
    }

    private static bool IsWished(IEnumerable<Gap> batch) => batch.Any(static gap => gap.Wish is not null);

    /// <summary>What is free, and how many slots are left, depends on the account; its facts are refreshed before anything is judged by them.</summary>
    private async Task<Fault?> ReadAccountAsync(CancellationToken cancellationToken)
    {
        try
        {
            await account.ReadAsync(cancellationToken);
            return null;
        }
        catch (FaultException exception)
        {
            return exception.Fault;
        }
    }

    private static bool IsOwned(Gap gap, OwnershipIndex index) =>
        index.Find(
            new OwnershipQuestion
            {
                Asins = gap.Asins,
                Isbns = gap.Isbn is null ? [] : [gap.Isbn],
                Titles = [TitleKey.Of(gap.Title)],
                Authors = gap.Authors,
                Series = gap.Series is null ? [] : [gap.Series, .. gap.SeriesAliases],
                Number = gap.Number,
            }
        )
            is not null;

    /// <summary>The gaps that rest: nothing was found lately, and no witness says anything new.</summary>
    private async Task<HashSet<string>> RestingAsync(List<StoredGap> kept, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stamps = kept.ToDictionary(stored => stored.Gap.Id, stored => stored.Stamp, StringComparer.Ordinal);
        var resting = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var answer in answers.ReadAllAsync(cancellationToken))
            if (
                stamps.TryGetValue(answer.GapId, out var stamp)
                && GapRest.IsResting(answer.AnsweredAt, answer.NothingFound, now, requested: false, witnessChanged: stamp != answer.Stamp)
            )
                resting.Add(answer.GapId);
        return resting;
    }
}
