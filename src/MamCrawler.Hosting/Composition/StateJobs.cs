using MamCrawler.Core.Account;
using MamCrawler.Core.Backups;
using MamCrawler.Core.Schedules;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>The jobs that need the state and no service. They run where nothing else may: on a state that a restore has left unfinished.</summary>
public static class StateJobs
{
    /// <summary>The daily backup, which also restores where that was asked for.</summary>
    public static ScheduledJobs Of(HostParts parts) => new([BackUpOf(parts)], parts.Time, parts.Loggers.CreateLogger<ScheduledJobs>());

    /// <summary>The daily backup.</summary>
    public static BackUp BackUpOf(HostParts parts)
    {
        var restore = new Restore(parts.Tables, parts.Documents, parts.Time, parts.Loggers.CreateLogger<Restore>());
        return new BackUp(
            new BackupStore(parts.Tables, parts.Documents, parts.Time, parts.Loggers.CreateLogger<BackupStore>()),
            new RestoreRequests(restore, new RestoreRest(parts.Tables, parts.Time), parts.Documents)
        );
    }
}
