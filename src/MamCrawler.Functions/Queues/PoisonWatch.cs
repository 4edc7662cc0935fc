using System.Globalization;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Queues;

/// <summary>
/// Looks whether something stays in the poison queue. A message that is not base64 never gets to a function: the host leaves it there, and without this nobody would be told
/// (docs/decisions/0086).
/// </summary>
/// <param name="count">Counts the messages of the poison queue, hidden ones included.</param>
/// <param name="logger">Where the alarm goes.</param>
public sealed class PoisonWatch(Func<CancellationToken, Task<int>> count, ILogger<PoisonWatch> logger)
{
    /// <summary>Raises the alarm of a poison message when there is one. Never throws a named fault.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await count(cancellationToken) is var staying and > 0)
            {
                // The count of a queue tells neither what stays there nor how often it was received.
                var many = string.Create(CultureInfo.InvariantCulture, $"{staying} stay there unread");
                logger.PoisonMessage(PoisonedPush.Queue, many, default);
            }
        }
        catch (FaultException exception)
        {
            logger.ServiceFault(exception.Fault.Service, exception.Fault.Name, exception.Fault.Sentence);
        }
    }
}
