using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Account;

/// <summary>Why a push is held back by policy.</summary>
/// <param name="Fault">The fault's name when something is unread; null when policy itself forbids it.</param>
/// <param name="Sentence">The reason, for a person.</param>
/// <param name="Reason">The same as a word.</param>
/// <param name="AskedBytes">What a person who approves it lets it cost, in bytes, 0 or more; 0 where approving changes nothing.</param>
public sealed record PushHold(FaultName? Fault, string Sentence, HoldReason Reason = HoldReason.Unread, long AskedBytes = 0)
{
    /// <summary>The download, held back for this. Whoever is asked about a price again has not answered it; when the answer was given that holds no longer is kept, to be told.</summary>
    internal Download On(Download download) =>
        download with
        {
            BlockedFor = Reason,
            AskedBytes = AskedBytes,
            CostApproval = Reason == HoldReason.Cost ? null : download.CostApproval,
            LapsedApprovalAt = Reason == HoldReason.Cost && download.CostApproval is { } lapsed ? lapsed.At : download.LapsedApprovalAt,
        };
}
