using MamCrawler.Core.Gaps;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>
/// The works that are gaps of series in a run, by every key that can name them. They are read once per process and run: all series are done before the first
/// author, and reading every gap again for each chunk of authors would grow with the square of the library.
/// </summary>
public sealed class SeriesGapKeys(GapStore gaps) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private (string RunId, HashSet<string> Keys)? _known;

    /// <summary>The keys of a run.</summary>
    public async Task<IReadOnlySet<string>> OfAsync(string runId, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } known && known.RunId == runId)
                return known.Keys;
            var keys = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var stored in gaps.ReadAllAsync(cancellationToken))
                if (stored.Gap.Series is not null && stored.RunId == runId)
                    keys.UnionWith(GapWorkKeys.Of(stored.Gap));
            _known = (runId, keys);
            return keys;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();
}
