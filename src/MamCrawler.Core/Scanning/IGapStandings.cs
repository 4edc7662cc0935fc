namespace MamCrawler.Core.Scanning;

/// <summary>The gaps of the newest scan with their answers, for reading.</summary>
public interface IGapStandings
{
    /// <summary>All gaps in order of wanting, then those that are not wanted; without verdicts.</summary>
    IAsyncEnumerable<GapStanding> ListAsync(CancellationToken cancellationToken);

    /// <summary>One gap with the verdicts of all its candidates; null when there is none of this id.</summary>
    Task<GapStanding?> FindAsync(string gapId, CancellationToken cancellationToken);
}
