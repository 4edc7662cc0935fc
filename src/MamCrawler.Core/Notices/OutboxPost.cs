using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Notices;

/// <summary>
/// Sends what waits, oldest first. A way that fails is tried again after 10, 20, 40 minutes and so on, at most every 6 hours, or when it asks to be; what could not be sent for 7 days
/// is given up, and the next message that is taken says how many that were.
/// </summary>
public sealed class OutboxPost(Outbox outbox, IWebhook webhook, TimeProvider time, ILogger<OutboxPost> logger)
{
    /// <summary>How long a message is tried.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>More do not wait; the oldest are given up.</summary>
    public const int Most = 50;

    /// <summary>A receiver that refuses the same message so often will not take it.</summary>
    public const int MostRefusals = 5;

    private const int MostAtOnce = 10;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <summary>Sends what is due.</summary>
    /// <returns>How many were taken, and how many still wait.</returns>
    /// <exception cref="RowConflictException">Another process sends too.</exception>
    public async Task<(int Sent, int Waiting)> RunAsync(CancellationToken cancellationToken)
    {
        var pending = await outbox.ReadAsync(cancellationToken).ToListAsync(cancellationToken);
        if (pending.Count == 0)
            return (0, 0);
        var channel = await outbox.ReadChannelAsync(cancellationToken);
        channel = await GiveUpAsync(channel, pending, cancellationToken);
        var sent = 0;
        foreach (var message in pending.Take(MostAtOnce).ToList())
        {
            if (channel.NotBefore > time.GetUtcNow())
                break;
            (channel, var isGone, var isSent) = await SendAsync(channel, message, cancellationToken);
            if (isGone)
                pending.Remove(message);
            if (isSent)
                sent++;
        }

        return (sent, pending.Count);
    }

    private async Task<ChannelState> GiveUpAsync(ChannelState channel, List<PendingNotice> pending, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var tooMany = pending.Count - Most;
        var lost = pending.Where((message, index) => index < tooMany || now - message.Notice.At > Patience).Take(MostAtOnce * 9).ToList();
        if (lost.Count == 0)
            return channel;
        var written = await outbox.WriteAsync(channel with { Lost = channel.Lost + lost.Count }, lost, null, cancellationToken);
        foreach (var message in lost)
        {
            logger.NoticeLost(message.Notice.Id, message.Notice.Kind, channel.Why);
            pending.Remove(message);
        }

        return written;
    }

    private async Task<(ChannelState Channel, bool IsGone, bool IsSent)> SendAsync(
        ChannelState channel,
        PendingNotice message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await webhook.SendAsync(WithLoss(message.Notice, channel.Lost), cancellationToken);
        }
        catch (FaultException exception)
        {
            return await FailAsync(channel, message, exception.Fault, cancellationToken);
        }

        logger.NoticeSent(message.Notice.Id, message.Notice.Kind);
        var delivered = new ChannelState { DeliveredAt = time.GetUtcNow(), ETag = channel.ETag };
        return (await outbox.WriteAsync(delivered, [message], null, cancellationToken), true, true);
    }

    private async Task<(ChannelState Channel, bool IsGone, bool IsSent)> FailAsync(
        ChannelState channel,
        PendingNotice message,
        Fault fault,
        CancellationToken cancellationToken
    )
    {
        logger.NoticeFailed(message.Notice.Id, channel.Failures + 1, fault.Name, fault.Sentence);
        var now = time.GetUtcNow();
        // What speaks of this message alone does not keep the others waiting.
        if (fault.Response == FaultResponse.Stop)
        {
            var refusals = message.Refusals + 1;
            if (refusals < MostRefusals)
                return (
                    await outbox.WriteAsync(channel with { Why = fault.Sentence }, [], message with { Refusals = refusals }, cancellationToken),
                    false,
                    false
                );
            logger.NoticeLost(message.Notice.Id, message.Notice.Kind, fault.Sentence);
            return (await outbox.WriteAsync(channel with { Why = fault.Sentence, Lost = channel.Lost + 1 }, [message], null, cancellationToken), true, false);
        }

        var failed = channel with
        {
            FailingSince = channel.FailingSince ?? now,
            Why = fault.Sentence,
            Failures = channel.Failures + 1,
            NotBefore = now + WaitAfter(channel.Failures, fault.RetryAfter),
        };
        return (await outbox.WriteAsync(failed, [], null, cancellationToken), false, false);
    }

    private static TimeSpan WaitAfter(int failures, TimeSpan? asked)
    {
        if (asked is { } stated)
            return stated < LongestWait ? stated : LongestWait;
        var wait = FirstWait * Math.Pow(2, Math.Min(failures, 10));
        return wait < LongestWait ? wait : LongestWait;
    }

    private static Notice WithLoss(Notice notice, int lost) =>
        lost == 0
            ? notice
            : notice with
            {
                Lines =
                [
                    $"{lost} earlier message{(lost == 1 ? " was" : "s were")} given up because nothing was taken here; 'mamcrawler queue' shows what stands.",
                    .. notice.Lines,
                ],
            };
}
