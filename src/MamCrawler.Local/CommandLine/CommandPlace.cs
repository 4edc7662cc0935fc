using MamCrawler.Core.Ports;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.CommandLine;

/// <summary>Which deployment a command sets up or checks: that of this machine, or one in the cloud.</summary>
/// <param name="Folder">Where its settings are kept here.</param>
/// <param name="File">Its settings.</param>
/// <param name="Kept">Where its secrets are kept.</param>
/// <param name="Vault">The name of its Key Vault; null for this machine.</param>
internal sealed record CommandPlace(DataFolder Folder, SettingsFile File, ISecretStore Kept, string? Vault)
{
    /// <summary>The settings that questions begin with. Those of the cloud may stand in variables that azd has set; on this machine variables stay what they are.</summary>
    internal LocalSettings Known() => Vault is null ? File.ReadStored() : File.Read();
}
