using System.Runtime.ExceptionServices;
using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Compares where this process comes from with what the session was made for, before its first request (rules.md 5, Session).</summary>
internal sealed class EgressGuard(MyAnonamouseOptions options, TimeProvider time)
{
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private FaultException? _lastFault;
    private bool _passedBefore;

    /// <summary>Where the site sees this process; null before it was asked.</summary>
    public EgressPoint? Observed { get; private set; }

    /// <summary>True once the comparison has passed.</summary>
    public bool Passed { get; private set; }

    /// <summary>Repeats the last answer when that is less than a minute old, instead of asking the site again.</summary>
    /// <exception cref="FaultException">What it was.</exception>
    public void ThrowIfRecent()
    {
        if (_lastFault is { } fault && time.GetUtcNow() - _askedAt < EgressAsked.Every)
            ExceptionDispatchInfo.Throw(fault);
    }

    /// <summary>Lets the comparison be made again, unless it was made within the last minute: a way out can change while a process runs.</summary>
    public void CompareAgain()
    {
        _passedBefore = Passed;
        Passed = Passed && time.GetUtcNow() - _askedAt < EgressAsked.Every;
    }

    /// <summary>True when every process that goes this way out comes from the same place, so that what one was told holds for all: a proxy, a gateway, this machine itself.</summary>
    private bool IsShared => options.Egress.Mode != EgressMode.Direct || options.BaseAddress.IsLoopback;

    /// <summary>How long the question has to wait for one that another process asked within the minute; zero when it may be asked, or needs not be.</summary>
    public TimeSpan WaitFor(EgressAsked? last) => last is null || Shared(last) is not null ? TimeSpan.Zero : last.WaitFrom(time.GetUtcNow());

    /// <summary>Asks in a turn, unless another process was told within the minute what holds for this one too; keeps the question for the others, and compares.</summary>
    /// <param name="turn">The turn in the lane.</param>
    /// <param name="ask">Asks the site; once.</param>
    /// <param name="learnt">Where the session was seen to work from; null when it has not been yet.</param>
    /// <exception cref="AskPersonFaultException"><see cref="FaultName.EgressMismatch"/>, with both values.</exception>
    public Task CheckAsync(LaneTurn turn, Func<Task<EgressPoint>> ask, EgressPoint? learnt)
    {
        var known = turn.EgressAsked is { } last ? Shared(last) : null;
        return CheckAsync(known is null ? () => AskAndKeepAsync(turn, ask) : () => Task.FromResult(known), learnt);
    }

    private EgressPoint? Shared(EgressAsked last) =>
        IsShared && last.Way == options.Egress.Way && last.WaitFrom(time.GetUtcNow()) > TimeSpan.Zero ? last.Seen : null;

    private async Task<EgressPoint> AskAndKeepAsync(LaneTurn turn, Func<Task<EgressPoint>> ask)
    {
        // Before it is asked: a process that is killed meanwhile has asked all the same.
        var asked = new EgressAsked(time.GetUtcNow(), options.Egress.Way, Seen: null);
        await turn.KeepEgressAsync(asked);
        var seen = await ask();
        await turn.KeepEgressAsync(asked with { Seen = seen });
        return seen;
    }

    private async Task CheckAsync(Func<Task<EgressPoint>> ask, EgressPoint? learnt)
    {
        _askedAt = time.GetUtcNow();
        try
        {
            Observed = await ask();
            Compare(Observed, learnt);
            (Passed, _lastFault) = (true, null);
        }
        catch (FaultException fault)
        {
            // A comparison that was made before still holds when it cannot be made again; only another way out ends it.
            Passed = _passedBefore && fault.Fault.Name != FaultName.EgressMismatch;
            _passedBefore = false;
            _lastFault = Passed ? null : fault;
            throw;
        }
    }

    /// <summary>The tracker's own word that the session belongs elsewhere, with both values as far as they are known.</summary>
    public AskPersonFaultException Explain(FaultException refusal, EgressPoint? learnt) =>
        new(
            FaultName.EgressMismatch,
            MyAnonamouseOptions.Service,
            $"{refusal.Fault.Sentence} This process leaves {From(Observed)}; the session was made for {MadeFor(learnt)}.",
            cause: refusal.Fault.Cause
        );

    private string From(EgressPoint? observed) =>
        $"{(options.Egress.Mode == EgressMode.Direct ? "" : options.Egress.Way + " ")}from {observed}{(observed is { Asn: null } && options.ExpectedAsn is not null ? ", of a network that the site does not name" : "")}";

    private string Advice() =>
        options.Egress.Mode switch
        {
            EgressMode.Proxy => "check that the proxy stands where the session was made",
            EgressMode.NatGateway => "check that the app's traffic goes through the gateway and that its address is still the same",
            _ => "bring back that way out (tunnel, VPN)",
        };

    /// <summary>Where the session was made for, in words.</summary>
    public string MadeFor(EgressPoint? learnt) =>
        (options.ExpectedAddress, options.ExpectedAsn) switch
        {
            (null, null) => learnt?.ToString() ?? "somewhere it has not worked from yet",
            ({ } address, null) => address,
            (null, { } asn) => $"AS{asn}",
            ({ } address, { } asn) => $"{address} (AS{asn})",
        };

    private void Compare(EgressPoint observed, EgressPoint? learnt)
    {
        var asn = options.ExpectedAsn ?? (options.ExpectedAddress is null ? learnt?.Asn : null);
        var address = options.ExpectedAddress ?? (asn is null ? learnt?.Address : null);
        if ((asn is null || observed.Asn == asn) && (address is null || IsSame(observed.Address, address)))
            return;
        throw new AskPersonFaultException(
            FaultName.EgressMismatch,
            MyAnonamouseOptions.Service,
            $"This process leaves {From(observed)}, but the tracker session was made for {MadeFor(learnt)}. Nothing was asked with the session; {Advice()}, or make a new session for this one on the site.",
            cause: nameof(SessionCondition.Elsewhere)
        );
    }

    private static bool IsSame(string one, string other) =>
        System.Net.IPAddress.TryParse(one, out var first) && System.Net.IPAddress.TryParse(other, out var second) && first.Equals(second);
}
