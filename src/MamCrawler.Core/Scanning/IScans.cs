namespace MamCrawler.Core.Scanning;

/// <summary>Starts scans, of which at most one runs at a time, and tells how they stand. What the API and the command line stand on.</summary>
public interface IScans
{
    /// <summary>Starts a scan, or answers with the one that is running. A run that was killed is resumed by the engine and counts as running.</summary>
    Task<ScanStart> StartAsync(ScanRequest request, CancellationToken cancellationToken);

    /// <summary>How a run stands; null when there is none of this id.</summary>
    Task<ScanState?> GetAsync(string runId, CancellationToken cancellationToken);

    /// <summary>How the newest run stands; null when there never was one.</summary>
    Task<ScanState?> GetNewestAsync(CancellationToken cancellationToken);

    /// <summary>Asks a run to stop between two activities. False when no such run is running.</summary>
    Task<bool> CancelAsync(string runId, CancellationToken cancellationToken);
}
