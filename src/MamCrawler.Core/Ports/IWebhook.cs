using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;

namespace MamCrawler.Core.Ports;

/// <summary>The way out for messages to a person.</summary>
public interface IWebhook
{
    /// <summary>Sends a message once; it ends well only when the receiver took it.</summary>
    /// <exception cref="FaultException">
    /// <see cref="FaultName.WebhookUnavailable"/>: try again later. <see cref="FaultName.WebhookRefused"/> to ask a person: the address is not good; to stop: this message is not taken.
    /// <see cref="FaultName.NotConfigured"/>: there is no address.
    /// </exception>
    Task SendAsync(Notice notice, CancellationToken cancellationToken);
}
