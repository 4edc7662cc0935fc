using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>The searching for one batch: series first, further pages and single titles only for what is left, never more requests than allowed.</summary>
internal sealed class BatchSearch(ITracker tracker, IReadOnlyList<Gap> gaps, ReleaseChoiceContext context, ReleaseOptions options, int mostRequests)
{
    private readonly Dictionary<long, Release> _candidates = [];
    private readonly Wanted[] _wanted = gaps.Select(Wanted.From).ToArray();
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);

    /// <summary>Requests made.</summary>
    public int Requests { get; private set; }

    /// <summary>What ended the search early.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>Every release seen.</summary>
    public IReadOnlyList<Release> Candidates => [.. _candidates.Values];

    /// <summary>The gaps that were asked about in full, or for which something was chosen.</summary>
    public IReadOnlySet<string> Answered => _answered;

    /// <summary>The choice among everything seen.</summary>
    public ReleaseChoiceResult Choice { get; private set; } =
        new([], new Dictionary<string, IReadOnlyList<Verdict>>(), new Dictionary<string, UnfilledReason>());

    /// <summary>Runs the search. A fault ends it and is kept; what was seen until then is judged.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var first = TrackerQuestions.First(gaps);
            var whole = await ReadAsync(first, cancellationToken);
            Choose();
            foreach (var gap in gaps.Where(gap => !IsFilled(gap)).ToArray())
            {
                var alone = TrackerQuestions.For(gap);
                if (IsFilled(gap) || (alone is null || alone == first ? whole : await ReadAsync(alone, cancellationToken)))
                    _answered.Add(gap.Id);
                Choose();
            }
        }
        catch (FaultException exception)
        {
            Fault = exception.Fault;
            Choose();
        }

        _answered.UnionWith(gaps.Where(IsFilled).Select(gap => gap.Id));
    }

    /// <returns>True when every page was read, or everything is filled; false when the requests ran out, or there was nothing to ask with.</returns>
    private async Task<bool> ReadAsync(TrackerSearch search, CancellationToken cancellationToken)
    {
        var unread = false;
        for (TrackerSearch? next = search; next is not null; )
        {
            if (Requests >= mostRequests)
                return false;
            Requests++;
            if (await AskAsync(next, cancellationToken) is not { } page)
                return false;
            foreach (var release in page.Releases)
                _candidates.TryAdd(release.Id, release);
            unread |= page.Unreadable > 0 || TrackerQuestions.IsCut(next, page);
            next = TrackerQuestions.NextPage(next, page);
            if (next is not null)
            {
                Choose();
                if (gaps.All(IsFilled))
                    return true;
            }
        }

        return !unread;
    }

    /// <summary>A page; null when the question has no word to search with, which says nothing about the other questions.</summary>
    private async Task<SearchPage?> AskAsync(TrackerSearch search, CancellationToken cancellationToken)
    {
        try
        {
            return await tracker.SearchAsync(search, cancellationToken);
        }
        catch (FaultException exception) when (exception.Fault.Name == FaultName.Unsearchable)
        {
            Requests--;
            return null;
        }
    }

    private void Choose() => Choice = ReleaseChoice.Choose(_wanted, Candidates, context, options);

    private bool IsFilled(Gap gap) => Choice.Grabs.Any(grab => grab.GapIds.Contains(gap.Id));
}
