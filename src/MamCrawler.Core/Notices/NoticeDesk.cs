using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Notices;

/// <summary>The messages to a person over their outbox.</summary>
/// <param name="outbox">What waits.</param>
/// <param name="webhook">The way out; null when none is switched on.</param>
/// <param name="time">The clock.</param>
public sealed class NoticeDesk(Outbox outbox, IWebhook? webhook, TimeProvider time) : INotices
{
    /// <inheritdoc />
    public async Task<NoticeStanding> ReadAsync(CancellationToken cancellationToken)
    {
        if (webhook is null)
            return new NoticeStanding(false, 0, 0, null, null, "");
        var channel = await outbox.ReadChannelAsync(cancellationToken);
        var waiting = await outbox.ReadAsync(cancellationToken).CountAsync(cancellationToken);
        return new NoticeStanding(true, waiting, channel.Lost, channel.DeliveredAt, channel.FailingSince, channel.Why);
    }

    /// <inheritdoc />
    public Task TestAsync(CancellationToken cancellationToken) =>
        webhook is null
            ? throw new AskPersonFaultException(
                FaultName.NotConfigured,
                "Webhook",
                "No webhook is switched on, so nothing was sent. Set the secret webhook-address and the setting webhook.enabled."
            )
            : webhook.SendAsync(NoticeWriter.Test(time.GetUtcNow()), cancellationToken);
}
