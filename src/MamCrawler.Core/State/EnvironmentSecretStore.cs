using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>Secrets in environment variables: <c>mam-session</c> is <c>MAMCRAWLER_SECRET_MAM_SESSION</c>. They can be read only.</summary>
public sealed class EnvironmentSecretStore(Func<string, string?> read) : ISecretStore
{
    private const string Prefix = "MAMCRAWLER_SECRET_";

    /// <summary>Reads this process's environment.</summary>
    public EnvironmentSecretStore()
        : this(Environment.GetEnvironmentVariable) { }

    /// <summary>The variable that holds a secret.</summary>
    public static string VariableOf(string name)
    {
        SecretNames.Check(name);
        return Prefix + name.Replace('-', '_').ToUpperInvariant();
    }

    /// <inheritdoc />
    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(read(VariableOf(name)) is { Length: > 0 } value ? new Secret(value) : null);

    /// <inheritdoc />
    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken) =>
        throw new StopFaultException(
            FaultName.StateUnavailable,
            "Secrets",
            $"Secret '{name}' was not kept: an environment variable cannot be set for good from here. Set {VariableOf(name)} where the program is started."
        );
}
