using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Hosting.Tests;

/// <summary>Secrets in memory; counts what it is asked.</summary>
internal sealed class FakeSecrets(params string[] names) : ISecretStore
{
    private readonly Dictionary<string, Secret> kept = names.ToDictionary(name => name, name => new Secret("value-of-" + name), StringComparer.Ordinal);

    public Exception? Failure { get; set; }

    /// <summary>The secret that cannot be written; null for none.</summary>
    public string? Unwritable { get; set; }

    public int Asked { get; private set; }

    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken)
    {
        Asked++;
        return Failure is null ? Task.FromResult(kept.GetValueOrDefault(name)) : Task.FromException<Secret?>(Failure);
    }

    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken)
    {
        if (name == Unwritable)
            return Task.FromException(new AskPersonFaultException(FaultName.StateUnavailable, "Key Vault", $"Secret '{name}' was not kept."));
        kept[name] = value;
        return Task.CompletedTask;
    }
}
