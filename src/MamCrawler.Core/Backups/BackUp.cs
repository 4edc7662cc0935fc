using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Backups;

/// <summary>The daily backup (rules.md 8). Where a person has asked for a restore by a document, that is done in its place.</summary>
public sealed class BackUp(BackupStore backups, RestoreRequests requests) : IScheduledJob
{
    /// <inheritdoc />
    public string Name => Schedules.Schedules.BackUp.Name;

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (await requests.AnswerAsync(cancellationToken) is { } restored)
            return JobOutcome.Done(restored);
        var contents = await backups.MakeAsync(cancellationToken);
        return JobOutcome.Done($"Backup {contents.Id} holds {contents.TotalRows} rows and {contents.Documents} documents, and was read back whole.");
    }
}
