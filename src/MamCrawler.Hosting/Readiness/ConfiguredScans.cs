using MamCrawler.Core.Faults;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Hosting.Readiness;

/// <summary>Scans that are not started while a service that they ask is not configured: such a run could only fail.</summary>
internal sealed class ConfiguredScans(IScans scans, ConfigurationWatch configuration) : IScans
{
    public async Task<ScanStart> StartAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        var missing = await configuration.ReadAsync(RequiredServices.All, cancellationToken);
        return missing.Count == 0
            ? await scans.StartAsync(request, cancellationToken)
            : throw new AskPersonFaultException(
                FaultName.NotConfigured,
                missing[0].Owner,
                $"No scan was started. {string.Join(' ', missing.Select(part => part.Sentence))}"
            );
    }

    public Task<ScanState?> GetAsync(string runId, CancellationToken cancellationToken) => scans.GetAsync(runId, cancellationToken);

    public Task<ScanState?> GetNewestAsync(CancellationToken cancellationToken) => scans.GetNewestAsync(cancellationToken);

    public Task<bool> CancelAsync(string runId, CancellationToken cancellationToken) => scans.CancelAsync(runId, cancellationToken);
}
