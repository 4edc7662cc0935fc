using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Commands;

/// <summary>Asks for every service. Ways, locks and folders come last, so that answers that were piped in before there were such questions still fit.</summary>
/// <param name="ask">Asks.</param>
/// <param name="inTheCloud">True for a deployment in the cloud.</param>
internal sealed class ServiceQuestions(Questionnaire ask, bool inTheCloud)
{
    internal async Task<LocalSettings> AskAsync(LocalSettings old, CancellationToken ct)
    {
        var services = old with
        {
            Audiobookshelf = await LibraryAsync(old.Audiobookshelf, ct),
            MyAnonamouse = await TrackerAsync(old.MyAnonamouse, ct),
            QBittorrent = await ClientAsync(old.QBittorrent, ct),
            Hardcover = await HardcoverAsync(old.Hardcover, ct),
        };
        var tunnels = new TunnelQuestions(ask, inTheCloud);
        var (library, client) = (services.Audiobookshelf, services.QBittorrent);
        return services with
        {
            Audiobookshelf = library with { Tunnel = await tunnels.AskAsync("Audiobookshelf", library.BaseAddress, library.Tunnel, ct) },
            QBittorrent = client with { Tunnel = await tunnels.AskAsync("qBittorrent", client.BaseAddress, client.Tunnel, ct) },
            MyAnonamouse = await new EgressQuestions(ask).AskAsync(services.MyAnonamouse, ct),
            Shelving = await new ShelvingQuestions(ask).AskAsync(services.Shelving, ct),
        };
    }

    private async Task<AudiobookshelfSettings> LibraryAsync(AudiobookshelfSettings old, CancellationToken ct)
    {
        var address = await ask.AddressAsync("Audiobookshelf: address", old.BaseAddress, ct);
        await ask.SecretAsync("Audiobookshelf: API key (Settings, API Keys)", KnownSecrets.AudiobookshelfKey, ct);
        return old with
        {
            BaseAddress = address,
            LibraryId = await ask.TextAsync("Audiobookshelf: id of the library (empty: its only library of books)", old.LibraryId, ct),
        };
    }

    private async Task<MyAnonamouseSettings> TrackerAsync(MyAnonamouseSettings old, CancellationToken ct)
    {
        await ask.SecretAsync("MyAnonamouse: session mam_id (Preferences, Security; make one for this program alone)", KnownSecrets.TrackerSession, ct);
        var asn = await ask.AskAsync(
            "MyAnonamouse: number of the ASN the session was made for (empty: made for an address)",
            old.SessionAsn,
            number => number?.ToString() ?? "",
            line => (int.TryParse(line.StartsWith("AS", StringComparison.OrdinalIgnoreCase) ? line[2..] : line, out var number), number),
            "Write the number, such as 3320.",
            ct
        );
        var address = asn is null ? await ask.TextAsync("MyAnonamouse: IP address the session was made for", old.SessionAddress ?? "", ct) : "";
        return old with { SessionAsn = asn, SessionAddress = address.Length > 0 ? address : null };
    }

    private async Task<QBittorrentSettings> ClientAsync(QBittorrentSettings old, CancellationToken ct)
    {
        var address = await ask.AddressAsync("qBittorrent: address of the Web UI", old.BaseAddress, ct);
        await ask.SecretAsync("qBittorrent: API key (5.2 and later; empty: use a password)", KnownSecrets.QBittorrentKey, ct);
        var user = await ask.TextAsync("qBittorrent: user", old.UserName, ct);
        await ask.SecretAsync("qBittorrent: password", KnownSecrets.QBittorrentPassword, ct);
        return old with { BaseAddress = address, UserName = user };
    }

    private async Task<HardcoverSettings> HardcoverAsync(HardcoverSettings old, CancellationToken ct)
    {
        var enabled = await ask.YesAsync("Hardcover: ask it as a witness", old.Enabled, ct);
        if (enabled)
        {
            await ask.SecretAsync("Hardcover: token (Settings, API)", KnownSecrets.HardcoverToken, ct);
        }

        return old with
        {
            Enabled = enabled,
        };
    }
}
