using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Shelving;
using MamCrawler.Hosting.Composition;
using MamCrawler.Web;

namespace MamCrawler.Local.Composition;

/// <summary>The services of one data folder. Each is made when it is first asked for, so that a command pays only for what it uses.</summary>
public interface ILocalServices : IApiServices, IAsyncDisposable
{
    /// <summary>Looks again without a host: no run is started that would go on with it.</summary>
    ILookAgain LooksAlone { get; }

    IDocumentStore Documents { get; }

    ILibrary Library { get; }

    ITracker Tracker { get; }

    /// <summary>The want-to-read list of Hardcover.</summary>
    IWishSource WantToRead { get; }

    ITorrentClient TorrentClient { get; }

    /// <summary>The probes of every service that is switched on, by its name.</summary>
    IReadOnlyList<ServiceCheck> Checks { get; }

    /// <summary>The jobs of the schedules. They need the lane.</summary>
    ScheduledJobs Jobs { get; }

    /// <summary>Goes on with runs that a killed process left behind. Needs the lane.</summary>
    Task ResumeAsync(CancellationToken cancellationToken);

    /// <summary>Deals with the queued downloads until none is due. Needs the lane. Returns those that it dealt with, as they then stand.</summary>
    /// <param name="tellDone">Is told, after each, how many were dealt with.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    Task<IReadOnlyList<Download>> PushQueuedAsync(Action<int> tellDone, CancellationToken cancellationToken);
}
