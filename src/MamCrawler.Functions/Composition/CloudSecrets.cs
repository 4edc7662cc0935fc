using MamCrawler.Azure.KeyVault;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Functions.Settings;

namespace MamCrawler.Functions.Composition;

/// <summary>Where this host's secrets are.</summary>
internal static class CloudSecrets
{
    /// <summary>The vault; without one, environment variables over the owner-only file, as on a developer's machine. Nothing is asked yet.</summary>
    internal static ISecretStore Of(CloudSettings settings)
    {
        if (settings.Vault is { } vault)
            return new KeyVaultSecretStore(new KeyVaultOptions(vault), AzureCredentials.For(settings.IdentityClientId));
        var environment = new EnvironmentSecretStore();
        return settings.SecretsFolder is { } folder ? new SecretStoreChain(environment, new FileSecretStore(folder)) : environment;
    }
}
