using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Hosting.Composition;

/// <summary>What looks at downloads: by the schedule, and when a person asks.</summary>
public static class HostLooks
{
    /// <summary>Looks that a person asks for.</summary>
    /// <param name="host">What they are made from.</param>
    /// <param name="engine">The host's engine, which goes on with shelving; null for a command that ends.</param>
    public static ILookAgain Of(HostServices host, Func<IOrchestrationClient>? engine) =>
        new LookAgain(
            host.Downloads,
            host.Shelving,
            () => WatchOf(host, engine),
            engine is null ? null : () => host.Shelving.StartOn(engine()),
            host.Parts.Time
        );

    internal static WatchDownloads WatchOf(HostServices host, Func<IOrchestrationClient>? engine) =>
        new(
            host.Downloads,
            new GrabLedger(host.Parts.Tables, host.Parts.Time),
            host.Accounts,
            host.TorrentClient,
            new WatchOptions(),
            host.Parts.Time,
            engine is null ? null : () => host.Shelving.StartOn(engine())
        );
}
