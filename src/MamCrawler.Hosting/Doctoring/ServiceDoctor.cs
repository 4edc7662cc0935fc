using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Hosting.Doctoring;

/// <summary>
/// Asks every service from where the host runs, which is what counts: a person's own machine goes out from elsewhere and has no lane. What is missing is named first, and
/// a service that lacks something is not asked.
/// </summary>
public sealed class ServiceDoctor(HostServices host)
{
    // After the end of a lease others wait this much longer.
    private static readonly TimeSpan Skew = new TrackerLaneOptions().Skew;

    /// <summary>How long one check may take; the tracker's waits its turn behind whatever asks it now.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Everything that was found, one finding for each place.</summary>
    /// <param name="clearsLane">True lets the tracker's stopped lane go if it answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(bool clearsLane, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var missing = await MissingAsync(findings, cancellationToken);
        await SafeModesAsync(findings, cancellationToken);
        await NoticesAsync(findings, cancellationToken);
        foreach (var check in host.Checks.Where(check => missing.All(part => (part.Service & check.Needs) == 0)))
        {
            var finding = await AskAsync(check, clearsLane, cancellationToken);
            // Two checks of one service that run into the same fault need a person once.
            if (finding.Good || !findings.Exists(other => !other.Good && other.Sentence == finding.Sentence))
            {
                findings.Add(finding);
            }
        }

        await ProvidersAsync(findings, cancellationToken);
        return findings;
    }

    private async Task<Finding> AskAsync(ServiceCheck check, bool clearsLane, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var stopped = clearsLane ? null : await check.LookAsync(patience.Token);
            return stopped ?? await check.RunAsync(patience.Token);
        }
        catch (FaultException exception)
        {
            return new Finding(check.Area, false, exception.Fault.Sentence);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Finding(
                check.Area,
                false,
                check.NeedsLane
                    ? $"It was not asked: its one lane is in use by a scan or a push, or it is or was held by a process that may have ended. After such an end it is free again at the latest in {Math.Ceiling((host.Parts.TrackerLease + Skew).TotalSeconds):F0} s. Ask again then."
                    : $"It did not answer within {Patience.TotalSeconds:F0} s. Ask again; if it stays so, look at the service and its tunnel."
            );
        }
    }

    // What has just answered need not rest any longer.
    private async Task ProvidersAsync(List<Finding> findings, CancellationToken cancellationToken)
    {
        if (host.Providers.Count == 0)
        {
            return;
        }

        try
        {
            foreach (var finding in findings.Where(finding => finding.Good && host.Providers.Has(finding.Area)))
            {
                await host.Providers.RecoverAsync(finding.Area, cancellationToken);
            }

            findings.Add(ProvidersFinding.Of(await host.Providers.ReadHealthAsync(cancellationToken), host.Parts.Time.GetUtcNow()));
        }
        catch (FaultException exception)
        {
            findings.Add(new Finding(ProvidersFinding.Area, false, exception.Fault.Sentence));
        }
    }

    private async Task SafeModesAsync(List<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            findings.AddRange((await host.Drift.ListAsync(cancellationToken)).Where(shape => shape.SafeSince is not null).Select(SafeModeFinding.Of));
        }
        catch (FaultException exception)
        {
            findings.Add(new Finding(SafeModeFinding.Area, false, exception.Fault.Sentence));
        }
    }

    private async Task NoticesAsync(List<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            if (WebhookFinding.Of(await host.Notices.ReadAsync(cancellationToken)) is { } finding)
            {
                findings.Add(finding);
            }
        }
        catch (FaultException exception)
        {
            findings.Add(new Finding(WebhookFinding.Area, false, exception.Fault.Sentence));
        }
    }

    // What cannot be looked up is a finding too, and then every service is asked.
    private async Task<IReadOnlyList<MissingPart>> MissingAsync(List<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            var missing = await host.Configuration.ReadAsync(cancellationToken);
            findings.AddRange(missing.Select(part => new Finding("Missing", false, part.Sentence)));
            return missing;
        }
        catch (FaultException exception)
        {
            findings.Add(new Finding("Missing", false, exception.Fault.Sentence));
            return MissingSettings.Find(host.Parts.Settings);
        }
    }
}
