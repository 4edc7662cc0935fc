using System.Runtime.ExceptionServices;
using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Compares where this process comes from with what the session was made for, before its first request (rules.md 5, Session).</summary>
internal sealed class EgressGuard(MyAnonamouseOptions options, TimeProvider time)
{
    /// <summary>The site's own limit for the question.</summary>
    private static readonly TimeSpan AskAtMost = TimeSpan.FromMinutes(1);

    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private FaultException? _lastFault;

    /// <summary>Where the site sees this process; null before it was asked.</summary>
    public EgressPoint? Observed { get; private set; }

    /// <summary>True once the comparison has passed.</summary>
    public bool Passed { get; private set; }

    /// <summary>Repeats the last answer when that is less than a minute old, instead of asking the site again.</summary>
    /// <exception cref="FaultException">What it was.</exception>
    public void ThrowIfRecent()
    {
        if (_lastFault is { } fault && time.GetUtcNow() - _askedAt < AskAtMost)
            ExceptionDispatchInfo.Throw(fault);
    }

    /// <summary>Lets the comparison be made again, unless it was made within the last minute: a way out can change while a process runs.</summary>
    public void CompareAgain() => Passed = Passed && time.GetUtcNow() - _askedAt < AskAtMost;

    /// <summary>Asks, and compares.</summary>
    /// <param name="ask">Asks the site; once.</param>
    /// <param name="learnt">Where the session was seen to work from; null when it has not been yet.</param>
    /// <exception cref="AskPersonFaultException"><see cref="FaultName.EgressMismatch"/>, with both values.</exception>
    public async Task CheckAsync(Func<Task<EgressPoint>> ask, EgressPoint? learnt)
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
            _lastFault = fault;
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
