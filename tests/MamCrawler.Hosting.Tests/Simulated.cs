using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Settings;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Hosting.Tests;

/// <summary>Settings and secrets that point at simulators, which may be asked as fast as one likes.</summary>
internal static class Simulated
{
    public static MamCrawlerSettings SettingsFor(SimulatorSet simulators) =>
        EnvironmentSettings.Read(
            simulators
                .Settings.Append(new("MyAnonamouse:MinimumGap", "00:00:00"))
                .Append(new("MyAnonamouse:Jitter", "00:00:00"))
                .ToDictionary(setting => SettingsOverrides.Prefix + setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value)
        );

    public static async Task<FakeSecrets> SecretsForAsync(SimulatorSet simulators)
    {
        var secrets = new FakeSecrets();
        foreach (var (name, value) in simulators.Secrets)
            await secrets.SetAsync(name, new Secret(value), TestContext.Current.CancellationToken);
        return secrets;
    }
}
