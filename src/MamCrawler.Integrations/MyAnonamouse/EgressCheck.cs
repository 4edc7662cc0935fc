using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using MamCrawler.Integrations.Http;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Compares, before the first request of a process, where it goes out from with what the session was made for (rules.md 5, Session).</summary>
internal sealed class EgressCheck(
    TrackerLane lane,
    SessionStore session,
    EgressGuard egress,
    TrackerWire wire,
    TrackerRequests requests,
    LaneRefusals refusals,
    TimeProvider time,
    ILogger logger
) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Compares, once a process; who comes meanwhile waits for the answer.</summary>
    /// <param name="openSession">Reads the session within a turn: what it was made for is known then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException">It is another place, or it could not be asked.</exception>
    public async Task EnsureAsync(Func<LaneTurn, CancellationToken, Task> openSession, CancellationToken cancellationToken)
    {
        if (egress.Passed)
            return;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (egress.Passed)
                return;
            egress.ThrowIfRecent();
            while (true)
            {
                var wait = await lane.RunAsync((turn, token) => CompareAsync(openSession, turn, token, cancellationToken), cancellationToken);
                if (wait == TimeSpan.Zero)
                    break;
                // Others whose way out is known may go on meanwhile.
                await lane.ReleaseAsync(cancellationToken);
                await Task.Delay(Core.Account.Pace.Whole(wait), time, cancellationToken);
            }

            var place = egress.Observed!.ToString();
            logger.EgressChecked(place);
        }
        finally
        {
            _gate.Release();
        }
    }

    // How long to wait before the site may be asked again, because another process has asked it; zero when the comparison is made.
    private async Task<TimeSpan> CompareAsync(
        Func<LaneTurn, CancellationToken, Task> openSession,
        LaneTurn turn,
        CancellationToken cut,
        CancellationToken cancellationToken
    )
    {
        var wait = egress.WaitFor(turn.EgressAsked);
        if (wait > TimeSpan.Zero)
            return wait;
        await openSession(turn, cut);
        await egress.CheckAsync(turn, () => AskAsync(turn, cut, cancellationToken), session.Egress);
        return TimeSpan.Zero;
    }

    private async Task<EgressPoint> AskAsync(LaneTurn turn, CancellationToken cut, CancellationToken cancellationToken)
    {
        var (answer, _, silence) = await wire.AskAsync(TrackerRequestKind.Egress, requests.Egress, session: null, turn, cut, cancellationToken);
        if ((silence ?? TrackerRefusal.Find(answer!, TrackerRequestKind.Egress)) is { } fault)
        {
            refusals.Tell(turn, fault, answer);
            throw fault;
        }

        using var document = answer!.ReadObject("this process's own address");
        return EgressPoint.Read(document.RootElement) ?? throw ShapeFault.Make(MyAnonamouseOptions.Service, "this process's own address", answer.Describe());
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();
}
