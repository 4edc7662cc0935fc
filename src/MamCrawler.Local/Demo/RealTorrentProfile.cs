using System.Security.Cryptography;

namespace MamCrawler.Local.Demo;

/// <summary>A profile for a qBittorrent of the demo: loopback only, no discovery of peers, a password made up for this run.</summary>
internal sealed class RealTorrentProfile
{
    internal const string UserName = "demo";
    private const int PasswordRounds = 100_000;

    private RealTorrentProfile(string folder, Uri address, string password)
    {
        Folder = folder;
        Address = address;
        Password = password;
    }

    internal string Folder { get; }

    internal Uri Address { get; }

    internal string Password { get; }

    internal static RealTorrentProfile Make(int webPort, int peerPort)
    {
        var profile = new RealTorrentProfile(
            Directory.CreateTempSubdirectory("mamcrawler-demo-").FullName,
            new Uri($"http://127.0.0.1:{webPort}/"),
            Convert.ToHexString(RandomNumberGenerator.GetBytes(12))
        );
        var configuration = Directory.CreateDirectory(Path.Combine(profile.Folder, "qBittorrent", "config")).FullName;
        File.WriteAllText(Path.Combine(configuration, "qBittorrent.conf"), profile.Text(peerPort));
        return profile;
    }

    internal void Delete() => Directory.Delete(Folder, recursive: true);

    private string Text(int peerPort)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(Password, salt, PasswordRounds, HashAlgorithmName.SHA512, 64);
        return $"""
            [BitTorrent]
            Session\DHTEnabled=false
            Session\DefaultSavePath={Path.Combine(Folder, "downloads")}
            Session\Interface=lo
            Session\InterfaceAddress=127.0.0.1
            Session\InterfaceName=lo
            Session\LSDEnabled=false
            Session\PeXEnabled=false
            Session\Port={peerPort}
            Session\QueueingSystemEnabled=false

            [LegalNotice]
            Accepted=true

            [Network]
            PortForwardingEnabled=false

            [Preferences]
            WebUI\Address=127.0.0.1
            WebUI\LocalHostAuth=true
            WebUI\Password_PBKDF2="@ByteArray({Convert.ToBase64String(salt)}:{Convert.ToBase64String(hash)})"
            WebUI\Port={Address.Port}
            WebUI\UseUPnP=false
            WebUI\Username={UserName}

            """;
    }
}
