using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Finds the gaps of one chunk of series: hears the witnesses, merges what they say and keeps what nothing owned covers.</summary>
public sealed class FindGaps(SnapshotStore snapshots, RunStore runs, WitnessPanel witnesses, GapStore gaps, GapOptions options, TimeProvider clock)
    : IActivity<ChunkInput, GapsOutcome>
{
    /// <inheritdoc />
    public async Task<GapsOutcome> RunAsync(ChunkInput input, CancellationToken cancellationToken)
    {
        using var tally = RequestTally.Begin();
        return await FindAsync(input, cancellationToken) with { Sent = tally.Counts };
    }

    private async Task<GapsOutcome> FindAsync(ChunkInput input, CancellationToken cancellationToken)
    {
        if (await runs.IsRequestedAsync(input.RunId, cancellationToken))
            return GapsOutcome.None with { Cancelled = true };
        var series = await snapshots.ReadSeriesAsync(input.RunId, input.Chunk, cancellationToken);
        var snapshot = await snapshots.LoadAsync(input.RunId, cancellationToken);
        var questions = series.Select(group => new SeriesQuestion(group.Key, group.Name, group.Authors, group.Asins)).ToArray();
        var heard = await witnesses.HearSeriesAsync(questions, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var here = options with { MajorityLanguage = snapshot.Manifest.Language };
        var found = series
            .SelectMany(group => GapFinder.FindSeriesGaps(group, heard.Catalogs[group.Key].ToArray(), snapshot.Index, here, today).Gaps)
            .ToArray();
        await gaps.PutAsync(input.RunId, found, cancellationToken);
        return new GapsOutcome(series.Length, found.Length, heard.Faults, Cancelled: false);
    }
}
