using System.Runtime.CompilerServices;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Scanning;

/// <summary>The gaps with their answers, put together from the stores.</summary>
public sealed class GapStandings(GapStore gaps, AnswerStore answers, DownloadStore downloads) : IGapStandings
{
    /// <inheritdoc />
    public async IAsyncEnumerable<GapStanding> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stored = new List<StoredGap>();
        await foreach (var gap in gaps.ReadAllAsync(cancellationToken))
            stored.Add(gap);
        var answered = new Dictionary<string, GapAnswer>(StringComparer.Ordinal);
        await foreach (var answer in answers.ReadAllAsync(cancellationToken))
            answered[answer.GapId] = answer with { Verdicts = [] };
        var filling = await downloads.ReadComingGapsAsync(cancellationToken);

        var wanted = GapOrder.Order(stored.Where(gap => gap.Gap.Class == GapClass.Missing).Select(gap => gap.Gap));
        var others = stored.Where(gap => gap.Gap.Class != GapClass.Missing).Select(gap => gap.Gap)
            .OrderBy(gap => gap.Series, StringComparer.OrdinalIgnoreCase).ThenBy(gap => gap.Number).ThenBy(gap => gap.Id, StringComparer.Ordinal);
        foreach (var gap in wanted.Concat(others))
            yield return StandingOf(gap, answered.GetValueOrDefault(gap.Id), filling.GetValueOrDefault(gap.Id));
    }

    /// <inheritdoc />
    public async Task<GapStanding?> FindAsync(string gapId, CancellationToken cancellationToken)
    {
        if (await gaps.FindAsync(gapId, cancellationToken) is not { } stored)
            return null;
        var filling = await downloads.ReadComingGapsAsync(cancellationToken);
        return StandingOf(stored.Gap, await answers.FindAsync(gapId, cancellationToken), filling.GetValueOrDefault(gapId));
    }

    private static GapStanding StandingOf(Gap gap, GapAnswer? answer, string? downloadId) => new(
        gap, answer?.Answer ?? "", answer?.Why ?? "", answer?.AnsweredAt, answer?.RestsUntil, answer?.ChosenReleaseId, downloadId, answer?.Verdicts ?? []);
}
