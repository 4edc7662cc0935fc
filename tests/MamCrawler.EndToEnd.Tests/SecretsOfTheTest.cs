using MamCrawler.Core.Ports;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>A secret store that holds what a test made up.</summary>
internal sealed class SecretsOfTheTest(Dictionary<string, string> values) : ISecretStore
{
    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(values.TryGetValue(name, out var value) ? new Secret(value) : null);

    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing sets a secret here.");
}
