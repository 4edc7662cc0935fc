using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Backups;

/// <summary>The named faults of backups. Each says that nothing was changed, because a backup is read whole before anything is.</summary>
internal static class BackupFault
{
    private const string Service = "Backup";

    internal static StopFaultException Foreign(Exception? cause = null) =>
        new(
            FaultName.BackupUnreadable,
            Service,
            "This is not a backup of MamCrawler, so nothing was changed. A backup's name ends in .jsonl.gz and 'mamcrawler backup list' shows those that are kept.",
            cause
        );

    internal static StopFaultException CutShort(long lines) =>
        new(
            FaultName.BackupUnreadable,
            Service,
            $"The backup ends after {lines} lines, before its last one: it was cut short, so nothing was changed. Copy the file again, or take an older backup."
        );

    internal static StopFaultException Damaged(long line, string what, Exception? cause = null) =>
        new(
            FaultName.BackupUnreadable,
            Service,
            $"The backup is damaged at line {line} ({what}), so nothing was changed. Copy the file again, or take an older backup.",
            cause
        );

    internal static StopFaultException Newer(string what) =>
        new(
            FaultName.NewerState,
            Service,
            $"A newer version of MamCrawler made the backup ({what}), so nothing was changed. Install that version, or take an older backup."
        );

    internal static StopFaultException NotEmpty(string what) =>
        new(
            FaultName.StateNotEmpty,
            Service,
            $"The state is not empty ({what}), so nothing was changed. To put the backup in the place of all that is there, say so: --replace."
        );

    internal static StopFaultException NoSuchBackup(string id) =>
        new(FaultName.BackupUnreadable, Service, $"There is no backup '{id}', so nothing was changed. 'mamcrawler backup list' shows those that are kept.");

    internal static AskPersonFaultException Unfinished(string id, DateTimeOffset since) =>
        new(
            FaultName.RestoreUnfinished,
            Service,
            $"The restore of backup {id} began at {since:yyyy-MM-dd HH:mm} UTC and did not end, so the state is not whole and nothing is done with it. Run the restore again: it begins anew."
        );
}
