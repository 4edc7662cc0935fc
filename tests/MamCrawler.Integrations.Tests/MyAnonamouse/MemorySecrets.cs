using System.Collections.Concurrent;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Secrets in memory, with every version that was ever set.</summary>
internal sealed class MemorySecrets : ISecretStore
{
    private readonly ConcurrentDictionary<string, string> values = new();

    public ConcurrentQueue<(string Name, string Value)> Versions { get; } = new();

    /// <summary>Thrown by every write while set.</summary>
    public Exception? Refusal { get; set; }

    public string? this[string name]
    {
        get => values.GetValueOrDefault(name);
        set
        {
            if (value is null)
                values.TryRemove(name, out _);
            else
                values[name] = value;
        }
    }

    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(values.TryGetValue(name, out var value) ? new Secret(value) : null);

    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
            return Task.FromException(refusal);
        values[name] = value.Reveal();
        Versions.Enqueue((name, value.Reveal()));
        return Task.CompletedTask;
    }
}
