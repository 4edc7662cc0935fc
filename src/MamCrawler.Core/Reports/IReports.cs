using MamCrawler.Core.Faults;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Reports;

/// <summary>The reports that are kept (rules.md 8). What the API and the command line stand on.</summary>
public interface IReports
{
    /// <summary>The name that stands for the newest one.</summary>
    const string Newest = "newest";

    /// <summary>The ids of the runs that left a report, newest first.</summary>
    Task<IReadOnlyList<string>> ListRunsAsync(CancellationToken cancellationToken);

    /// <summary>The report of a run; null when there is none of this id.</summary>
    /// <param name="id">The run's id, or <see cref="Newest"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException"><see cref="FaultName.StateDamaged"/>: it cannot be read.</exception>
    Task<ScanSummary?> FindRunAsync(string id, CancellationToken cancellationToken);

    /// <summary>The days of the digests (<c>20260301</c>), newest first.</summary>
    Task<IReadOnlyList<string>> ListDigestsAsync(CancellationToken cancellationToken);

    /// <summary>The digest of a day; null when there is none.</summary>
    /// <param name="day">The day, or <see cref="Newest"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException"><see cref="FaultName.StateDamaged"/>: it cannot be read.</exception>
    Task<Digest?> FindDigestAsync(string day, CancellationToken cancellationToken);
}
