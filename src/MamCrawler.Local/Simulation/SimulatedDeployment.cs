using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Settings;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Local.Simulation;

/// <summary>Settings and secrets that point at simulators.</summary>
public static class SimulatedDeployment
{
    /// <summary>The settings for these simulators, all else as by default.</summary>
    public static LocalSettings SettingsFor(SimulatorSet simulators)
    {
        var variables = simulators.Settings.ToDictionary(
            setting => SettingsOverrides.Prefix + setting.Key.Replace(":", "__", StringComparison.Ordinal),
            setting => setting.Value,
            StringComparer.Ordinal
        );
        var root = SettingsOverrides.Apply<LocalSettings>(SettingsJson.NewObject(), variables);
        return root.Deserialize<LocalSettings>(SettingsJson.Options)!;
    }

    /// <summary>Writes settings and secrets, so that every command works with <c>--data</c> naming the folder.</summary>
    public static async Task WriteAsync(
        DataFolder folder,
        LocalSettings settings,
        IReadOnlyDictionary<string, string> secrets,
        CancellationToken cancellationToken
    )
    {
        new SettingsFile(folder, new Dictionary<string, string>()).Write(settings);
        var store = new FileSecretStore(folder.Path);
        foreach (var (name, value) in secrets)
        {
            await store.SetAsync(name, new Secret(value), cancellationToken);
        }
    }
}
