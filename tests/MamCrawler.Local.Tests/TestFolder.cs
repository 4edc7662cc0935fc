using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Tests;

/// <summary>A data folder that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public DataFolder Data { get; } = new(Path.Combine(Path.GetTempPath(), "mamcrawler-tests", Guid.NewGuid().ToString("N")));

    public void Write(string settings)
    {
        Data.Create();
        File.WriteAllText(Data.SettingsFile, settings);
    }

    /// <summary>Settings that are good, all on loopback, with the secrets that they need.</summary>
    public void WriteGoodSettings(string more = "")
    {
        Write(
            $$"""
            {
              "audiobookshelf": { "baseAddress": "http://127.0.0.1:1/" },
              "myAnonamouse": { "baseAddress": "http://127.0.0.1:1/" },
              "qBittorrent": { "baseAddress": "http://127.0.0.1:1/" },
              "audible": { "baseAddress": "http://127.0.0.1:1/" },
              "audnexus": { "baseAddress": "http://127.0.0.1:1/" },
              "iTunes": { "baseAddress": "http://127.0.0.1:1/" },
              "googleBooks": { "baseAddress": "http://127.0.0.1:1/" },
              "openLibrary": { "baseAddress": "http://127.0.0.1:1/" }{{more}}
            }
            """
        );
        using var secrets = new StreamWriter(OwnerOnlyFile.Open(Data.SecretsFile, FileMode.Create, FileShare.None));
        secrets.Write("""{ "audiobookshelf-api-key": "a", "mam-id": "m", "qbittorrent-password": "q" }""");
    }

    public void Dispose()
    {
        if (Directory.Exists(Data.Path))
        {
            Directory.Delete(Data.Path, recursive: true);
        }
    }
}
