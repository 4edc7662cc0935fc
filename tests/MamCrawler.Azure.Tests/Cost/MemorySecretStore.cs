using System.Collections.Concurrent;
using MamCrawler.Core.Ports;

namespace MamCrawler.Azure.Tests.Cost;

/// <summary>Secrets in memory.</summary>
internal sealed class MemorySecretStore(IReadOnlyDictionary<string, string> secrets) : ISecretStore
{
    private readonly ConcurrentDictionary<string, string> kept = new(secrets, StringComparer.Ordinal);

    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(kept.TryGetValue(name, out var value) ? new Secret(value) : null);

    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken)
    {
        kept[name] = value.Reveal();
        return Task.CompletedTask;
    }
}
