using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>
/// Tells when a tunnel begins to fail and when it lets through again. While it fails it says so at most every <see cref="Again"/>: a machine at home may be off
/// for days, and an alarm that was told once only would end by itself.
/// </summary>
internal sealed class TunnelWatch(TunnelTarget target, TimeProvider time, ILogger logger)
{
    /// <summary>How long the same failure is not told again.</summary>
    internal static readonly TimeSpan Again = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private (FaultName Fault, DateTimeOffset Since, DateTimeOffset ToldAt)? failing;

    internal void Failed(Fault fault)
    {
        // What the service itself answered too large, or what was never sent, says nothing about the way to it.
        if (fault.Name != FaultName.TunnelAuthenticationFailed && fault.Name != target.Unreachable)
            return;
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (failing is { } known && known.Fault == fault.Name && now - known.ToldAt < Again)
                return;
            failing = (fault.Name, failing?.Since ?? now, now);
        }

        logger.TunnelFailed(target.Service, fault.Name, fault.Sentence);
    }

    internal void Answered()
    {
        (FaultName Fault, DateTimeOffset Since, DateTimeOffset ToldAt)? over;
        lock (gate)
        {
            (over, failing) = (failing, null);
        }

        if (over is not { } was)
            return;
        var seconds = (long)(time.GetUtcNow() - was.Since).TotalSeconds;
        logger.TunnelRecovered(target.Service, was.Fault, seconds);
    }
}
