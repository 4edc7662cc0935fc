using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace MamCrawler.Tests.Programs;

/// <summary>A real qbittorrent-nox with a profile of its own that speaks to nobody outside this machine.</summary>
internal sealed class QBittorrentProgram : IDisposable
{
    public const string UserName = "admin";
    private const string Name = "qbittorrent-nox";

    private readonly string folder = Directory.CreateTempSubdirectory("mamcrawler-qbittorrent-").FullName;
    private InstalledProgram? program;

    private QBittorrentProgram() => Address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");

    /// <summary>Why tests with it are skipped; null when it is installed.</summary>
    public static string? Missing => InstalledProgram.Find(Name) is null ? "qbittorrent-nox is not installed." : null;

    public Uri Address { get; }

    public string Password { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(12));

    /// <summary>Starts it.</summary>
    /// <param name="preferences">More lines for the Preferences section.</param>
    public static async Task<QBittorrentProgram> StartAsync(string preferences = "")
    {
        var client = new QBittorrentProgram();
        var configuration = Directory.CreateDirectory(Path.Combine(client.folder, "qBittorrent", "config")).FullName;
        await File.WriteAllTextAsync(Path.Combine(configuration, "qBittorrent.conf"), client.Configuration(preferences), Encoding.ASCII);
        await client.RunAsync();
        return client;
    }

    /// <summary>Kills it and starts it again over the same profile.</summary>
    public async Task RestartAsync()
    {
        program?.Dispose();
        await RunAsync();
    }

    public void Dispose()
    {
        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task RunAsync()
    {
        List<string> arguments = ["--profile=" + folder];
        if (await IsFiveOrLaterAsync())
            arguments.Add("--confirm-legal-notice");
        program = await InstalledProgram.StartAsync(InstalledProgram.Find(Name)!, arguments, () => InstalledProgram.ListensAsync(Address.Port));
    }

    private static async Task<bool> IsFiveOrLaterAsync()
    {
        using var process = Process.Start(new ProcessStartInfo(InstalledProgram.Find(Name)!, ["--version"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return int.TryParse(text.Trim().Split(' ')[^1].TrimStart('v').Split('.')[0], out var major) && major >= 5;
    }

    private string Configuration(string preferences)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(Password, salt, 100_000, HashAlgorithmName.SHA512, 64);
        return $"""
            [LegalNotice]
            Accepted=true

            [BitTorrent]
            Session\DHTEnabled=false
            Session\LSDEnabled=false
            Session\PeXEnabled=false
            Session\Interface=lo
            Session\InterfaceName=lo
            Session\InterfaceAddress=127.0.0.1
            Session\Port={LoopbackPort.Free()}
            Session\QueueingSystemEnabled=false
            Session\DefaultSavePath={folder}/downloads

            [Network]
            PortForwardingEnabled=false

            [Preferences]
            WebUI\Address=127.0.0.1
            WebUI\Port={Address.Port}
            WebUI\UseUPnP=false
            WebUI\Username={UserName}
            WebUI\Password_PBKDF2="@ByteArray({Convert.ToBase64String(salt)}:{Convert.ToBase64String(hash)})"
            {preferences}

            """;
    }
}
