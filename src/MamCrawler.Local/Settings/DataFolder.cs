namespace MamCrawler.Local.Settings;

/// <summary>The folder that holds settings, secrets and state of one deployment.</summary>
public sealed record DataFolder(string Path)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "MAMCRAWLER_DATA";

    public string SettingsFile => System.IO.Path.Combine(Path, "settings.json");

    public string SecretsFile => System.IO.Path.Combine(Path, "secrets.json");

    public string StateFolder => System.IO.Path.Combine(Path, "state");

    /// <summary>Where the running host says how it is reached.</summary>
    public string HostFile => System.IO.Path.Combine(Path, "host.json");

    /// <summary>Held by the one process that may speak to the tracker.</summary>
    public string LaneFile => System.IO.Path.Combine(Path, "lane.lock");

    /// <summary>The folder asked for, else that of the environment, else the person's own application data.</summary>
    public static DataFolder Find(string? asked, Func<string, string?> environment)
    {
        var chosen = asked ?? environment(Variable);
        return new DataFolder(System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(chosen) ? Default() : chosen));
    }

    /// <summary>The folder inside that keeps the settings of a deployment in the cloud, by the name of its vault.</summary>
    public DataFolder OfVault(string vault) => new(System.IO.Path.Combine(Path, "vaults", vault.ToLowerInvariant()));

    /// <summary>Makes the folder, readable by its owner only.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string Default() =>
        System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "mamcrawler");
}
