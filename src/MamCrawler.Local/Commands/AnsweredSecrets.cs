using MamCrawler.Core.Ports;

namespace MamCrawler.Local.Commands;

/// <summary>
/// Secrets that were answered and are not saved yet, over the store. What a service writes goes to the store at once: a tracker's new session
/// replaces the answered one, and would be lost with this process.
/// </summary>
internal sealed class AnsweredSecrets(ISecretStore store) : ISecretStore
{
    private readonly Dictionary<string, Secret> answers = new(StringComparer.Ordinal);

    /// <summary>Keeps an answer until it is saved.</summary>
    internal void Answer(string name, Secret value) => answers[name] = value;

    /// <summary>Writes the answers to the store.</summary>
    /// <exception cref="Core.Faults.FaultException">The store could not be written.</exception>
    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, value) in answers.ToArray())
        {
            await SetAsync(name, value, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        answers.GetValueOrDefault(name) ?? await store.GetAsync(name, cancellationToken);

    /// <inheritdoc />
    public async Task SetAsync(string name, Secret value, CancellationToken cancellationToken)
    {
        await store.SetAsync(name, value, cancellationToken);
        answers.Remove(name);
    }
}
