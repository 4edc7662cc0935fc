using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Ports;

/// <summary>Where secrets are, and nowhere else (Key Vault; on one machine an owner-only file or environment variables).</summary>
public interface ISecretStore
{
    /// <summary>The secret; null when there is none of this name.</summary>
    /// <exception cref="FaultException">The store could not be asked.</exception>
    Task<Secret?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps a secret under a name of letters, digits and hyphens.</summary>
    /// <exception cref="FaultException">The store could not be written.</exception>
    Task SetAsync(string name, Secret value, CancellationToken cancellationToken);
}
