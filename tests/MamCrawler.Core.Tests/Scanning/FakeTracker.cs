using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>A tracker that answers from a list: every word asked for stands in the title, series or author.</summary>
internal sealed class FakeTracker(TimeProvider clock) : ITracker
{
    private const int PageRows = 100;

    public List<Release> Releases { get; } = [];

    public List<TrackerSearch> Searches { get; } = [];

    /// <summary>Rows of every page that could not be read.</summary>
    public int Unreadable { get; set; }

    public FaultException? Fault { get; set; }

    /// <summary>A text in which there is no word to search with.</summary>
    public string? UnsearchableText { get; set; }

    public AccountSnapshot Account { get; set; } =
        new()
        {
            ReadAt = default,
            ClassName = "User",
            Ratio = 2.5,
            UnsatisfiedCount = 0,
            UnsatisfiedLimit = 100,
            UploadedBytes = 2_500_000_000_000,
            DownloadedBytes = 1_000_000_000_000,
        };

    public Task<SearchPage> SearchAsync(TrackerSearch search, CancellationToken cancellationToken)
    {
        if (search.Text == UnsearchableText)
            throw new StopFaultException(FaultName.Unsearchable, "MyAnonamouse", "There is nothing to search with.");
        RequestTally.Count("MyAnonamouse");
        Searches.Add(search);
        if (Fault is not null)
            throw Fault;
        var hits = Releases.Where(release => Matches(release, search)).ToArray();
        return Task.FromResult(new SearchPage(hits.Skip(search.Start).Take(PageRows).ToArray(), hits.Length, Unreadable));
    }

    public Task<Release?> ReadReleaseAsync(long id, CancellationToken cancellationToken) => Task.FromResult(Releases.Find(release => release.Id == id));

    public Task<AccountSnapshot> ReadAccountAsync(CancellationToken cancellationToken) =>
        Fault is null ? Task.FromResult(Account with { ReadAt = clock.GetUtcNow(), CountedAt = clock.GetUtcNow() }) : throw Fault;

    public Task<TorrentFile> FetchTorrentAsync(long id, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A scan fetches no torrent.");

    private static bool Matches(Release release, TrackerSearch search)
    {
        var text = string.Join(' ', release.Series.Select(membership => membership.Name).Append(release.Title));
        return search.Text.Split(' ').All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
            && (search.Author is null || release.Authors.Contains(search.Author));
    }
}
