using MamCrawler.Core.Notices;
using MamCrawler.Core.Notices.Sources;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Integrations.Webhooks;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>What tells a person of digests, holds and alarms.</summary>
internal sealed class NoticeComposition : IDisposable
{
    private readonly WebhookClient? webhook;

    internal NoticeComposition(HostParts parts)
    {
        Outbox = new Outbox(parts.Tables);
        webhook = parts.Settings.Webhook.Enabled ? new WebhookClient(parts.Secrets, parts.Settings.Webhook.ToOptions(), parts.Time) : null;
        Desk = new NoticeDesk(Outbox, webhook, parts.Time);
    }

    /// <summary>What waits to be sent.</summary>
    internal Outbox Outbox { get; }

    /// <summary>How it stands.</summary>
    internal INotices Desk { get; }

    /// <summary>The job that looks and sends.</summary>
    internal SendNotices JobOf(HostServices host)
    {
        var parts = host.Parts;
        IMatterSource[] sources =
        [
            new DownloadMatters(host.Downloads),
            new PoisonMatters(parts.Tables),
            new AccountMatters(host.Accounts, host.Spends, parts.Time),
            new DriftMatters(host.Drift),
            new LaneMatters(parts.Tables),
        ];
        var post = webhook is null ? null : new OutboxPost(Outbox, webhook, parts.Time, parts.Loggers.CreateLogger<OutboxPost>());
        return new SendNotices(sources, Outbox, post, parts.Time, parts.Loggers.CreateLogger<SendNotices>());
    }

    /// <inheritdoc />
    public void Dispose() => webhook?.Dispose();
}
