using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Finds the gaps of one chunk of authors, leaving out what is a gap of a series already.</summary>
public sealed class FindAuthorGaps(
    SnapshotStore snapshots,
    RunStore runs,
    WitnessPanel witnesses,
    GapStore gaps,
    SeriesGapKeys seriesGaps,
    GapOptions options,
    TimeProvider clock
) : IActivity<ChunkInput, GapsOutcome>
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
        var chunk = await snapshots.ReadAuthorsAsync(input.RunId, input.Chunk, cancellationToken);
        var authors = chunk.Where(author => author.Followed || author.OwnedCount >= options.AuthorOwnedAtLeast).ToArray();
        if (authors.Length == 0)
            return GapsOutcome.None;
        var snapshot = await snapshots.LoadAsync(input.RunId, cancellationToken);
        var heard = await witnesses.HearAuthorsAsync(authors.Select(author => new AuthorQuestion(author.Key, author.Name)).ToArray(), cancellationToken);
        var known = await seriesGaps.OfAsync(input.RunId, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var here = options with { MajorityLanguage = snapshot.Manifest.Language };
        var found = authors
            .SelectMany(author => GapFinder.FindAuthorGaps(author, heard.Catalogs[author.Key].ToArray(), snapshot.Index, known, here, today).Gaps)
            .ToArray();
        await gaps.PutAsync(input.RunId, found, cancellationToken);
        return new GapsOutcome(authors.Length, found.Length, heard.Faults, Cancelled: false);
    }
}
