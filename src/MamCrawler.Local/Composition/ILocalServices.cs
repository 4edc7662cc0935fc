using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Web;

namespace MamCrawler.Local.Composition;

/// <summary>The services of one data folder. Each is made when it is first asked for, so that a command pays only for what it uses.</summary>
public interface ILocalServices : IApiServices, IAsyncDisposable
{
    IFollows Follows { get; }

    IDocumentStore Documents { get; }

    ILibrary Library { get; }

    ITracker Tracker { get; }

    ITorrentClient TorrentClient { get; }

    /// <summary>The probes of every service that is switched on, by its name.</summary>
    IReadOnlyList<ServiceCheck> Checks { get; }

    /// <summary>What is missing of settings and secrets for the services that a piece of work asks; empty when nothing is.</summary>
    /// <exception cref="FaultException">The secret store could not be asked.</exception>
    Task<IReadOnlyList<MissingPart>> MissingAsync(RequiredServices needed, CancellationToken cancellationToken);

    /// <summary>Goes on with runs that a killed process left behind. Needs the lane.</summary>
    Task ResumeAsync(CancellationToken cancellationToken);

    /// <summary>Deals with the queued downloads until none is due. Needs the lane. Returns those that it dealt with, as they then stand.</summary>
    /// <param name="tellDone">Is told, after each, how many were dealt with.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    Task<IReadOnlyList<Download>> PushQueuedAsync(Action<int> tellDone, CancellationToken cancellationToken);

    /// <summary>Deletes the history of runs that ended more than 30 days ago (rules.md 8).</summary>
    Task PurgeAsync(CancellationToken cancellationToken);

    /// <summary>Queues again every download that is due or was never sent (rules.md 6).</summary>
    Task SweepAsync(CancellationToken cancellationToken);
}
