using System.Runtime.CompilerServices;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;
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
        var others = stored
            .Where(gap => gap.Gap.Class != GapClass.Missing)
            .Select(gap => gap.Gap)
            .OrderBy(gap => gap.Series, StringComparer.OrdinalIgnoreCase)
            .ThenBy(gap => gap.Number)
            .ThenBy(gap => gap.Id, StringComparer.Ordinal);
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

    /// <summary>What a download has come to says more than the answer from the time when it was chosen.</summary>
    private static GapStanding StandingOf(Gap gap, GapAnswer? answer, Download? download) =>
        new(
            gap,
            WordOf(answer, download),
            WhyOf(gap, answer, download),
            answer?.AnsweredAt,
            answer?.RestsUntil,
            answer?.ChosenReleaseId,
            download?.Id,
            answer?.Verdicts ?? []
        );

    private static string WordOf(GapAnswer? answer, Download? download) =>
        download switch
        {
            { State: DownloadState.Wanted } => UnfilledReason.WaitingForApproval.Sentence(),
            { State: DownloadState.Blocked, BlockedFor: { } held } when held.ToUnfilled() is { } reason => reason.Sentence(),
            _ => answer?.Answer ?? "",
        };

    private static string WhyOf(Gap gap, GapAnswer? answer, Download? download) =>
        download switch
        {
            null => answer?.Why ?? gap.Class.WhyNotWanted(),
            { State: DownloadState.Wanted } => $"It waits for approval as {download.Id}. {answer?.Why}".TrimEnd(),
            { State: DownloadState.Held } or { NextAttemptAt: not null } =>
                $"{answer?.Why} Its download {download.Id} is {download.State.ToString().ToLowerInvariant()}: {download.Why}".TrimStart(),
            _ => answer?.Why ?? "",
        };
}
