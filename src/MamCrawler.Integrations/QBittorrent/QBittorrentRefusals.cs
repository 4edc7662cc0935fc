using System.Security.Cryptography;
using System.Text;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>
/// What qBittorrent refused, kept for every process that shares the state: each would send the same wrong password once, and after five qBittorrent bans the one address that all
/// behind a tunnel share. Table <c>TorrentClient</c>, one row.
/// </summary>
/// <param name="tables">Where it is kept; null for this process's memory alone.</param>
/// <param name="userName">The user, who is part of the credential.</param>
internal sealed class QBittorrentRefusals(ITableStore? tables, string userName)
{
    private const string Table = "TorrentClient";
    private const string PartitionKey = "qBittorrent";
    private const string RowKey = "refused";

    // The row is no place to guess a password from: each has a salt of its own, and a guess costs time.
    private const int Rounds = 200_000;

    private byte[]? salt;
    private byte[]? fingerprint;

    /// <summary>Until when this address is banned.</summary>
    public DateTimeOffset BannedUntil { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Reads what another process was refused.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (tables is null || await tables.GetAsync(Table, PartitionKey, RowKey, cancellationToken) is not { Properties: var properties })
            return;
        (salt, fingerprint) = (properties.GetValueOrDefault("Salt") as byte[], properties.GetValueOrDefault("Fingerprint") as byte[]);
        BannedUntil = properties.GetValueOrDefault("BannedUntil") as DateTimeOffset? ?? DateTimeOffset.MinValue;
    }

    /// <summary>True when this very credential was refused.</summary>
    public bool Holds(string credential) =>
        salt is not null && fingerprint is not null && CryptographicOperations.FixedTimeEquals(fingerprint, FingerprintOf(credential, salt));

    /// <summary>Remembers a credential that was refused.</summary>
    public Task AddAsync(string credential)
    {
        salt = RandomNumberGenerator.GetBytes(16);
        fingerprint = FingerprintOf(credential, salt);
        return WriteAsync();
    }

    /// <summary>Remembers a ban.</summary>
    public Task BanAsync(DateTimeOffset until)
    {
        BannedUntil = until;
        return WriteAsync();
    }

    // Never cancelled: the next process must not send it again.
    private async Task WriteAsync()
    {
        if (tables is null)
            return;
        var properties = new Dictionary<string, object> { ["SchemaVersion"] = 1 };
        if (salt is not null && fingerprint is not null)
            (properties["Salt"], properties["Fingerprint"]) = (salt, fingerprint);
        if (BannedUntil > DateTimeOffset.MinValue)
            properties["BannedUntil"] = BannedUntil;
        await tables.WriteAsync(Table, TableOperation.Upsert(new TableRow(PartitionKey, RowKey, properties)), CancellationToken.None);
    }

    private byte[] FingerprintOf(string credential, byte[] with) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(userName + "\0" + credential), with, Rounds, HashAlgorithmName.SHA256, 32);
}
