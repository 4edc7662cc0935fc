using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>
/// Secrets from the environment where they are set there, else from a store that can be written. A secret is always kept in the second: while the variable is set it wins,
/// so whoever sets a secret for a person says so (<see cref="IsShadowedAsync"/>).
/// </summary>
public sealed class SecretStoreChain(EnvironmentSecretStore environment, ISecretStore kept) : ISecretStore
{
    /// <inheritdoc />
    public async Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        await environment.GetAsync(name, cancellationToken) ?? await kept.GetAsync(name, cancellationToken);

    /// <inheritdoc />
    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken) => kept.SetAsync(name, value, cancellationToken);

    /// <summary>True when an environment variable hides what is kept under this name.</summary>
    public async Task<bool> IsShadowedAsync(string name, CancellationToken cancellationToken) =>
        await environment.GetAsync(name, cancellationToken) is not null;
}
