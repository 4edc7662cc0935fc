using System.Collections;
using MamCrawler.Azure.KeyVault;
using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Functions.Settings;

/// <summary>The app settings that this host reads itself; the host process reads those of triggers and schedules.</summary>
/// <param name="Services">What is set about the services, under the same names as on one machine.</param>
/// <param name="Storage">The account that keeps the state: the one the Functions host itself uses.</param>
/// <param name="Vault">The Key Vault of the secrets; null for none, as on a developer's machine.</param>
/// <param name="SecretsFolder">Without a vault, the folder of the owner-only file of secrets; null for environment variables alone.</param>
/// <param name="IdentityClientId">The client id of the user-assigned identity; null to sign in as the person does.</param>
public sealed record CloudSettings(MamCrawlerSettings Services, StateAccount Storage, Uri? Vault, string? SecretsFolder, string? IdentityClientId)
{
    /// <summary>Settings that are to switch a timer off, but name none.</summary>
    public IReadOnlyList<string> UnknownSwitches { get; init; } = [];

    /// <summary>The name of the Key Vault.</summary>
    public const string VaultSetting = "MAMCRAWLER_VAULT";

    /// <summary>The folder of the secrets' file where there is no vault.</summary>
    public const string SecretsFolderSetting = "MAMCRAWLER_DATA";

    /// <summary>The client id of the identity; the host reads it too.</summary>
    public const string IdentitySetting = "AzureWebJobsStorage__clientId";

    /// <summary>This process's environment: the host hands its app settings to the worker in it. An empty value is none.</summary>
    public static IReadOnlyDictionary<string, string> ReadEnvironment() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(variable => variable is { Key: string, Value: string { Length: > 0 } })
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads them. What is missing is no error here: health and the timers tell.</summary>
    /// <exception cref="FaultException"><see cref="FaultName.NotConfigured"/>: something is malformed, in a sentence.</exception>
    public static CloudSettings Read(IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            return new CloudSettings(
                EnvironmentSettings.Read(environment),
                StateAccount.Read(environment),
                environment.TryGetValue(VaultSetting, out var vault) ? KeyVaultAddress.Of(vault) : null,
                environment.GetValueOrDefault(SecretsFolderSetting),
                environment.GetValueOrDefault(IdentitySetting)
            )
            {
                UnknownSwitches = TimerSwitches.FindUnknown(environment),
            };
        }
        catch (ArgumentException exception)
        {
            throw new AskPersonFaultException(FaultName.NotConfigured, "Settings", exception.Message, exception);
        }
    }
}
