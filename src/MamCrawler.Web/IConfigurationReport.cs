using MamCrawler.Core.Faults;

namespace MamCrawler.Web;

/// <summary>Tells what a host still lacks.</summary>
public interface IConfigurationReport
{
    /// <summary>The settings and secrets that are missing, in the order in which they are best set; empty when none is.</summary>
    /// <exception cref="FaultException">The secret store could not be asked.</exception>
    Task<IReadOnlyList<MissingConfiguration>> ReadAsync(CancellationToken cancellationToken);
}
