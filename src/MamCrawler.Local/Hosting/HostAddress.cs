using System.Text.Json;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Hosting;

/// <summary>How the running host is reached: kept in a file that only its owner can read.</summary>
/// <param name="Address">Its root.</param>
/// <param name="Key">The key it takes from this machine's own command line; made anew at every start.</param>
/// <param name="ProcessId">Its process.</param>
public sealed record HostAddress(Uri Address, string Key, int ProcessId)
{
    /// <summary>The host of a data folder as it last said; null when none did. Whether it still runs is seen by asking.</summary>
    public static HostAddress? Read(DataFolder folder)
    {
        try
        {
            return File.Exists(folder.HostFile) && OwnerOnlyFile.IsOwnerOnly(folder.HostFile)
                ? JsonSerializer.Deserialize<HostAddress>(File.ReadAllBytes(folder.HostFile), SettingsJson.Options)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Says how this host is reached.</summary>
    public void Write(DataFolder folder) => OwnerOnlyFile.Replace(folder.HostFile, JsonSerializer.SerializeToUtf8Bytes(this, SettingsJson.Options));

    /// <inheritdoc />
    public override string ToString() => $"{Address} (process {ProcessId})";
}
