using MamCrawler.Core.Ports;

namespace MamCrawler.Local.Secrets;

/// <summary>Secrets of the environment (<c>MAMCRAWLER_SECRET_MAM_ID</c> is <c>mam-id</c>), laid over those of another store, which takes what is written.</summary>
public sealed class EnvironmentSecretStore(IReadOnlyDictionary<string, string> environment, ISecretStore inner) : ISecretStore
{
    /// <summary>What the names of such variables begin with.</summary>
    public const string Prefix = "MAMCRAWLER_SECRET_";

    /// <inheritdoc />
    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        environment.TryGetValue(VariableOf(name), out var value) && value.Length > 0
            ? Task.FromResult<Secret?>(new Secret(value))
            : inner.GetAsync(name, cancellationToken);

    /// <inheritdoc />
    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken) => inner.SetAsync(name, value, cancellationToken);

    /// <summary>The names of the secrets that the environment holds.</summary>
    public IReadOnlyList<string> ListNames() =>
        [.. environment.Where(variable => variable.Key.StartsWith(Prefix, StringComparison.Ordinal) && variable.Value.Length > 0)
            .Select(variable => variable.Key[Prefix.Length..].ToLowerInvariant().Replace('_', '-'))
            .Order(StringComparer.Ordinal)];

    private static string VariableOf(string name) => Prefix + name.ToUpperInvariant().Replace('-', '_');
}
