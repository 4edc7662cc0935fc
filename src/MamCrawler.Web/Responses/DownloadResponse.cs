using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Web.Responses;

/// <summary>A download and where it stands. A download that waits for a person has the state "Proposed"; one that policy holds back, or that did not arrive in the library as it should, says for what, and its place in the order of wanting says how soon it is its turn. Asked bytes are what it is said to cost while it waits for approval of that, else 0.</summary>
public sealed record DownloadResponse(
    string Id,
    long TrackerId,
    string Title,
    DownloadState State,
    string Reason,
    string Why,
    long SizeBytes,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<DownloadVolume> Volumes,
    int Place,
    HoldReason? BlockedFor,
    GrabPrice? Price,
    ShelvingHold? HeldFor,
    long AskedBytes
)
{
    public static DownloadResponse From(Download download) =>
        new(
            download.Id,
            download.TrackerId,
            download.Title,
            download.State,
            download.Reason,
            download.Why,
            download.SizeBytes,
            download.Attempts,
            download.NextAttemptAt,
            download.CreatedAt,
            download.UpdatedAt,
            download.Volumes,
            download.Place,
            download.BlockedFor,
            download.Price,
            download.HeldFor,
            download.AskedBytes
        );
}
