using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using MamCrawler.Functions.Composition;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Queues;

/// <summary>
/// The queue of downloads to push. A message carries the id of a row and nothing else. A push that throws is a bug: the host repeats it as often as <c>host.json</c> says and then moves the
/// message to the poison queue.
/// </summary>
public sealed class PushFunctions(ICloudServicesSource services, ILogger<PushFunctions> logger)
{
    /// <summary>How often a message is received before it is given up; <c>maxDequeueCount</c> in <c>host.json</c>.</summary>
    public const int MostReceipts = 5;

    /// <summary>Ends normally on a named fault, also one of the state or the secrets: the row is the truth, and the sweep sends it again (rules.md 6).</summary>
    [Function(FunctionNames.PushTorrent)]
    public async Task PushTorrentAsync([QueueTrigger(PushTorrent.Queue)] string downloadId, CancellationToken cancellationToken)
    {
        try
        {
            var cloud = await services.GetAsync(cancellationToken);
            try
            {
                await cloud.PushAsync(downloadId, cancellationToken);
            }
            finally
            {
                await cloud.HandOverTrackerAsync();
            }
        }
        catch (FaultException exception)
        {
            logger.ServiceFault(exception.Fault.Service, exception.Fault.Name, exception.Fault.Sentence);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The host counts the receipts and does not tell them here.
            logger.PushBug(exception, downloadId, default);
            throw;
        }
    }

    /// <summary>When this throws the message stays in the poison queue and comes again.</summary>
    [Function(FunctionNames.PushTorrentPoison)]
    public async Task PushTorrentPoisonAsync([QueueTrigger(PoisonedPush.Queue)] string message, CancellationToken cancellationToken)
    {
        var cloud = await services.GetAsync(cancellationToken);
        await cloud.GiveUpPushAsync(message, MostReceipts, cancellationToken);
    }
}
