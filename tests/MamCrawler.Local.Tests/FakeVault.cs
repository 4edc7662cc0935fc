using MamCrawler.Core.Ports;

namespace MamCrawler.Local.Tests;

/// <summary>A vault in memory.</summary>
internal sealed class FakeVault : ISecretStore
{
    public Dictionary<string, string> Kept { get; } = new(StringComparer.Ordinal);

    public Exception? Failure { get; set; }

    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        Failure is null ? Task.FromResult(Kept.TryGetValue(name, out var value) ? new Secret(value) : null) : Task.FromException<Secret?>(Failure);

    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken)
    {
        Kept[name] = value.Reveal();
        return Task.CompletedTask;
    }
}
