using MamCrawler.Core.Account;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Reports;

/// <summary>Writes the weekly digest, tells it where somebody wants to be told, and deletes what is older than 400 days (rules.md 8).</summary>
public sealed class WriteDigest(DigestMaker digests, ReportStore reports, AccountStore accounts, TimeProvider time, Outbox? outbox = null) : IScheduledJob
{
    /// <summary>How long reports, digests and the account's days are kept.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(400);

    /// <summary>The time of a digest.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <inheritdoc />
    public string Name => Schedules.Schedules.WriteDigest.Name;

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var digest = await digests.MakeAsync(now - Week, now, cancellationToken);
        var name = await reports.PutAsync(digest, cancellationToken);
        if (outbox is not null)
            await outbox.PutDigestAsync(NoticeWriter.Of(digest), cancellationToken);
        var removed = await reports.PurgeAsync(now - Keep, cancellationToken);
        await accounts.ForgetDaysAsync(now - Keep, cancellationToken);
        return JobOutcome.Done(
            $"{name}: {digest.Arrived.Count} arrived, {digest.Stuck.Count} are stuck, {digest.Proposals} wait for approval. {removed} old documents were deleted."
        );
    }
}
