using System.CommandLine;
using MamCrawler.Azure.KeyVault;

namespace MamCrawler.Local.CommandLine;

/// <summary><c>--vault NAME</c>: the secrets are those of a deployment in the cloud.</summary>
internal static class VaultOption
{
    internal static Option<string?> Create()
    {
        var option = new Option<string?>("--vault")
        {
            Description = "The Key Vault of a deployment in the cloud; sign in with 'az login' first.",
            HelpName = "VAULT",
        };
        option.Validators.Add(result =>
        {
            try
            {
                if (result.GetValueOrDefault<string?>() is { } name)
                {
                    KeyVaultAddress.Of(name);
                }
            }
            catch (ArgumentException)
            {
                result.AddError(
                    "A vault's name is 3 to 24 letters, digits and single hyphens, beginning with a letter; 'azd env get-values' shows it as AZURE_KEY_VAULT_NAME."
                );
            }
        });
        return option;
    }
}
