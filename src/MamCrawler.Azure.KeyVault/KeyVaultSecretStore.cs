using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using MamCrawler.Azure.Answers;
using MamCrawler.Core.Ports;

namespace MamCrawler.Azure.KeyVault;

/// <summary>
/// Secrets in Key Vault, the newest version of each. Nothing is kept in memory: whoever asks again after a refusal gets the value that was rotated meanwhile.
/// </summary>
public sealed class KeyVaultSecretStore : ISecretStore
{
    /// <summary>The value that says that a secret is not set yet: a role on a secret can only be given when the secret exists, so a deployment makes it with this.</summary>
    public const string NotSet = "not-set";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(400);
    private readonly SecretClient client;
    private readonly KeyVaultOptions options;

    /// <summary>Opens the vault; it is asked for the first time with the first secret.</summary>
    /// <param name="options">Which vault.</param>
    /// <param name="credential">Who asks.</param>
    /// <param name="transport">What carries the requests; null for the SDK's own.</param>
    /// <exception cref="ArgumentException">The options cannot work.</exception>
    public KeyVaultSecretStore(KeyVaultOptions options, TokenCredential credential, HttpPipelineTransport? transport = null)
    {
        options.Check();
        this.options = options;
        var clientOptions = new SecretClientOptions { RetryPolicy = new BoundedRetry(options.MaximumRetries, FirstDelay) };
        clientOptions.Retry.NetworkTimeout = options.Timeout;
        // Not even the address of a request is logged from here: it says which secrets there are.
        clientOptions.Diagnostics.IsLoggingEnabled = false;
        if (transport is not null)
            clientOptions.Transport = transport;
        client = new SecretClient(options.Vault, credential, clientOptions);
    }

    /// <inheritdoc />
    public async Task<Secret?> GetAsync(string name, CancellationToken cancellationToken)
    {
        var vaultName = VaultSecretName.Of(options.Prefix, name);
        try
        {
            var value = (await client.GetSecretAsync(vaultName, cancellationToken: cancellationToken)).Value.Value;
            return value == NotSet ? null : new Secret(value);
        }
        catch (RequestFailedException missing) when (missing is { Status: 404, ErrorCode: "SecretNotFound" })
        {
            return null;
        }
        catch (Exception exception) when (VaultFault.Of($"Secret '{vaultName}' was not read", options.Vault, exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    /// <inheritdoc />
    public async Task SetAsync(string name, Secret value, CancellationToken cancellationToken)
    {
        var vaultName = VaultSecretName.Of(options.Prefix, name);
        try
        {
            await client.SetSecretAsync(vaultName, value.Reveal(), cancellationToken);
        }
        catch (Exception exception) when (VaultFault.Of($"Secret '{vaultName}' was not kept", options.Vault, exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }
}
