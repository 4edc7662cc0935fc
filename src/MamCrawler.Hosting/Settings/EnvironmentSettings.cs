using MamCrawler.Core.Faults;

namespace MamCrawler.Hosting.Settings;

/// <summary>Settings of a host that has no file: environment variables such as <c>MAMCRAWLER__Audiobookshelf__BaseAddress</c> over the defaults.</summary>
public static class EnvironmentSettings
{
    /// <summary>Reads them; what is good about each value is for <see cref="SettingsCheck"/> to say.</summary>
    /// <exception cref="FaultException"><see cref="FaultName.NotConfigured"/>: a variable names no setting, or its value is of the wrong kind.</exception>
    public static MamCrawlerSettings Read(IReadOnlyDictionary<string, string> environment)
    {
        var root = SettingsOverrides.Apply<MamCrawlerSettings>(SettingsJson.NewObject(), environment);
        return SettingsJson.Deserialize<MamCrawlerSettings>(root, "the environment variables");
    }
}
