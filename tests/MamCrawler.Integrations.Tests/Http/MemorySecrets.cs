using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Tests.Http;

/// <summary>Secrets a test holds in memory.</summary>
internal sealed class MemorySecrets : ISecretStore
{
    public Dictionary<string, Secret> Values { get; } = [];

    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Values.GetValueOrDefault(name));

    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken)
    {
        Values[name] = value;
        return Task.CompletedTask;
    }
}
