namespace MamCrawler.Core.Account;

/// <summary>A slot that a download has taken, and what it costs.</summary>
/// <param name="DownloadId">The download.</param>
/// <param name="ReservedAt">When it was taken last, before the .torrent was fetched.</param>
/// <param name="StartedAt">When the client was started on it, from when on the tracker can count it; null before.</param>
/// <param name="CostBytes">What it adds to the downloaded bytes; 0 while that is not decided, and for what is free.</param>
/// <param name="More">How many more fetches than one may have happened for it: a reservation that is given back takes away one, and the slot with the last.</param>
internal sealed record Grab(string DownloadId, DateTimeOffset ReservedAt, DateTimeOffset? StartedAt = null, long CostBytes = 0, int More = 0)
{
    /// <summary>How long a grab that never started keeps its slot here: a person may still start it, or look away from it.</summary>
    internal static TimeSpan Unstarted { get; } = TimeSpan.FromDays(3);

    /// <summary>The tracker counts in rounds of its own; a grab this young may have missed the round.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(5);

    /// <summary>True when the tracker's count of that moment cannot hold it. Without a moment no grab is known to be counted.</summary>
    internal bool IsNewerThan(DateTimeOffset? countedAt) =>
        countedAt is not { } counted || (StartedAt is { } started ? started + Lag : ReservedAt + Unstarted) > counted;

    /// <summary>True when no decision needs it any more.</summary>
    internal bool IsOver(DateTimeOffset before) => ReservedAt < before && !(StartedAt >= before);
}
