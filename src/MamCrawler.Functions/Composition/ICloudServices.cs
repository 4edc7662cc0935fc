using MamCrawler.Core.Schedules;
using MamCrawler.Web;

namespace MamCrawler.Functions.Composition;

/// <summary>What the triggers call: the same services as on one machine, with the state in Azure and the orchestrations on Durable.</summary>
public interface ICloudServices
{
    /// <summary>What the API stands on.</summary>
    IApiServices Api { get; }

    /// <summary>The jobs of the schedules.</summary>
    ScheduledJobs Jobs { get; }

    /// <summary>Makes an activity of Core.</summary>
    TActivity MakeActivity<TActivity>();

    /// <summary>Deals with one message of the push queue.</summary>
    Task PushAsync(string downloadId, CancellationToken cancellationToken);

    /// <summary>Deals with a message that was given up.</summary>
    Task GiveUpPushAsync(string message, int times, CancellationToken cancellationToken);

    /// <summary>Keeps the tracker's newest session and gives the lane to other processes. Never throws a named fault: the session's row has the newest value already.</summary>
    Task HandOverTrackerAsync();
}
