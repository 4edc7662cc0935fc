using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.State;

namespace MamCrawler.Core.WantedLists;

/// <summary>
/// Makes gaps of wishes in a scan: a wish for what a held series or author lacks marks that gap, any other becomes a gap of its own, and one that the library holds is
/// fulfilled. Without wishes it reads one small partition and writes nothing.
/// </summary>
public sealed class WishedGaps(WishStore store, WishLookups lookups, GapStore gaps, TimeProvider clock)
{
    /// <summary>True for a gap that only a wish made.</summary>
    public static bool IsOwn(Gap gap) => gap.Id.StartsWith(Wish.GapPrefix, StringComparison.Ordinal);

    /// <summary>Applies the wishes to the gaps of a run and keeps what changed.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="snapshot">The library.</param>
    /// <param name="found">The gaps of series and authors.</param>
    /// <param name="coming">The downloads by the gaps they fill.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<WishedGapsResult> ApplyAsync(
        string runId,
        LoadedSnapshot snapshot,
        IReadOnlyList<StoredGap> found,
        IReadOnlyDictionary<string, Download> coming,
        CancellationToken cancellationToken
    )
    {
        var (wishes, faults) = await lookups.AskAsync(cancellationToken);
        if (wishes.Count == 0 && !found.Any(static stored => stored.Gap.Wish is not null))
            return new WishedGapsResult(found, new HashSet<string>(), faults);
        var plain = found.ToDictionary(static stored => stored.Gap.Id, static stored => WishGap.Take(stored.Gap), StringComparer.Ordinal);
        var plan = new WishPlan(snapshot, plain, coming, clock.GetUtcNow());
        plan.Add([.. wishes.Where(static wish => wish.IsOpen)]);
        await store.LearnAsync(plan.Learnt, cancellationToken);

        var before = found.ToDictionary(static stored => stored.Gap.Id, StringComparer.Ordinal);
        // A mark is the same for as long as the wish is, so an equal one need not be written again.
        var changed = plan.Gaps.Where(gap => !before.TryGetValue(gap.Id, out var stored) || stored.Gap.Wish != gap.Wish).ToArray();
        if (changed.Length > 0)
            await gaps.PutAsync(runId, changed, cancellationToken);
        var written = changed.Select(static gap => gap.Id).ToHashSet(StringComparer.Ordinal);
        return new WishedGapsResult(
            [
                .. plan.Gaps.Select(gap =>
                    before.TryGetValue(gap.Id, out var stored) && !written.Contains(gap.Id) ? stored : new StoredGap(gap, runId, GapRest.WitnessStamp(gap))
                ),
            ],
            plan.Coming,
            faults
        );
    }
}
