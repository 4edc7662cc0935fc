using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Pages the library and keeps it in chunks with one ownership index. A library that could not be read whole leaves no snapshot.</summary>
public sealed class TakeSnapshot(ILibrary library, IFollows follows, SnapshotStore snapshots, TimeProvider clock) : IActivity<string, SnapshotOutcome>
{
    /// <inheritdoc />
    public async Task<SnapshotOutcome> RunAsync(string input, CancellationToken cancellationToken)
    {
        using var tally = RequestTally.Begin();
        return await TakeAsync(input, cancellationToken) with { Sent = tally.Counts };
    }

    private async Task<SnapshotOutcome> TakeAsync(string input, CancellationToken cancellationToken)
    {
        try
        {
            var builder = new SnapshotBuilder();
            await foreach (var page in library.ReadAsync(cancellationToken))
            {
                if (builder.Count == 0)
                    builder.Expect(page.Total);
                foreach (var book in page.Books)
                    builder.Add(book);
            }

            await foreach (var followed in follows.ListAsync(cancellationToken))
            {
                if (followed.Kind == FollowedKind.Series)
                    builder.AddFollowedSeries(followed.Name, followed.Author);
                else
                    builder.AddFollowedAuthor(followed.Name);
            }

            var manifest = await snapshots.PutAsync(input, clock.GetUtcNow(), builder.Build(), cancellationToken);
            return new SnapshotOutcome(manifest.Books, manifest.Series, manifest.Authors, manifest.SeriesChunks, manifest.AuthorChunks);
        }
        catch (FaultException exception)
        {
            return new SnapshotOutcome(0, 0, 0, 0, 0, exception.Fault);
        }
    }
}
