using System.Collections.Concurrent;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

/// <summary>Secrets that a test holds, and how often each was read.</summary>
internal sealed class CountedSecrets : ISecretStore
{
    private readonly ConcurrentDictionary<string, int> reads = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public int ReadsOf(string name) => reads.GetValueOrDefault(name);

    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken)
    {
        reads.AddOrUpdate(name, 1, (_, count) => count + 1);
        return Task.FromResult(Values.TryGetValue(name, out var value) ? new Secret(value) : null);
    }

    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing sets a secret here.");
}
