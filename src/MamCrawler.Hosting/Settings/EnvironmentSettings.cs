using MamCrawler.Core.Faults;

namespace MamCrawler.Hosting.Settings;

/// <summary>Settings of a host that has no file: environment variables such as <c>MAMCRAWLER__Audiobookshelf__BaseAddress</c> over the defaults.</summary>
public static class EnvironmentSettings
{
    /// <summary>Reads and checks them, for the start of a host: what is malformed stops it, what is missing (<see cref="Readiness.MissingSettings"/>) does not.</summary>
    /// <exception cref="FaultException">
    /// <see cref="FaultName.NotConfigured"/>: a variable names no setting or has a value of the wrong kind, or settings break a rule; each with its name, what is wrong and what to do.
    /// </exception>
    public static MamCrawlerSettings Read(IReadOnlyDictionary<string, string> environment)
    {
        var root = SettingsOverrides.Apply<MamCrawlerSettings>(SettingsJson.NewObject(), environment);
        var settings = SettingsJson.Deserialize<MamCrawlerSettings>(root, "the environment variables");
        var problems = SettingsCheck.Find(settings);
        return problems.Count == 0
            ? settings
            : throw new AskPersonFaultException(
                FaultName.NotConfigured,
                "Settings",
                $"The settings are not good, so the host does not start. {string.Join(' ', problems)}"
            );
    }
}
