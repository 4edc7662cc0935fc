using Azure.Core;
using Azure.Identity;

namespace MamCrawler.Azure.KeyVault;

/// <summary>Who this process is to Azure. Keys and connection strings are never used there.</summary>
public static class AzureCredentials
{
    /// <summary>
    /// In the cloud the user-assigned identity with this client id and nothing else, so that a mistake shows at once; elsewhere (null) what the person is signed in with,
    /// such as <c>az login</c>. A browser is never opened.
    /// </summary>
    public static TokenCredential For(string? managedIdentityClientId) =>
        managedIdentityClientId is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ExcludeInteractiveBrowserCredential = true });
}
