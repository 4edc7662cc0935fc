using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.Local.Settings;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using MamCrawler.Tests.Documents;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests.Documents;

/// <summary>What docs/tunnel.md tells a person to type, typed: with a real nginx, and a real qBittorrent where one is behind it.</summary>
public sealed class TunnelDocumentTests : IAsyncLifetime
{
    private static readonly MarkdownDocument Document = new("docs/tunnel.md");

    private readonly DocumentedShell shell = new();
    private readonly int port = LoopbackPort.Free();
    private SimulatorSet? simulators;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(DocumentedShell.Missing is not null, DocumentedShell.Missing ?? "");
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = 200 } }, Token);
        await SimulatedDeployment.WriteAsync(new DataFolder(shell.Data), SimulatedDeployment.SettingsFor(simulators), simulators.Secrets, Token);
    }

    public async ValueTask DisposeAsync()
    {
        shell.Dispose();
        if (simulators is not null)
            await simulators.DisposeAsync();
    }

    [Fact]
    public async Task ClientCertificateProxy_AsWritten_LetsTheAppThroughAndNobodyElse()
    {
        Assert.SkipWhen(QBittorrentProgram.Missing is not null, QBittorrentProgram.Missing ?? "");
        using var client = await QBittorrentProgram.StartAsync();
        await new FileSecretStore(shell.Data).SetAsync("qbittorrent-password", new Secret(client.Password), Token);
        using var proxy = new DocumentedProxy(shell.Folder, port);

        await TypeAsync(Document.Tried("server").Single());
        await TypeAsync(Document.Tried("client").Single());
        await proxy.StartAsync(Server(client.Address));
        await TypeAsync(Document.Tried("settings")[1]);
        Assert.Equal((true, true, ""), await AskAsync(shell.Settings));

        var bare = shell.Settings.Where(setting => !setting.Key.EndsWith("ClientCertificateSecret", StringComparison.Ordinal)).ToDictionary();
        var refused = await AskAsync(bare);
        Assert.Equal((false, false), (refused.Library, refused.Client));
        Assert.Contains("demands a client certificate and got none", refused.Why, StringComparison.Ordinal);

        // The rotation: both are trusted for a moment, then the new one alone.
        await TypeAsync("mkdir old && mv client* old && " + Document.Tried("client").Single());
        await TypeAsync("mv client-ca.pem new-ca.pem && cat old/client-ca.pem new-ca.pem > client-ca.pem");
        await proxy.StartAsync(Server(client.Address));
        Assert.Equal((true, true, ""), await AskAsync(shell.Settings));
        await TypeAsync("mv new-ca.pem client-ca.pem");
        await proxy.StartAsync(Server(client.Address));
        Assert.Contains("refused the client certificate", (await AskAsync(shell.Settings)).Why, StringComparison.Ordinal);
        await TypeAsync(Document.Tried("settings")[1].Split('\n')[^1]);
        Assert.Equal((true, true, ""), await AskAsync(shell.Settings));
    }

    /// <summary>Cloudflare cannot be run here. This nginx asks for the two headers as Access does, and answers as Access does to whoever lacks them.</summary>
    [Fact]
    public async Task AccessToken_AsWritten_IsSentToBoth()
    {
        await TypeAsync(Document.Tried("server").Single());
        using var proxy = new DocumentedProxy(shell.Folder, port);
        await proxy.StartAsync(Access());
        await TypeAsync(Document.Tried("settings")[0].Split("azd provision")[0]);
        await TypeAsync(
            "printf '%s' id.access | mamcrawler secret set access-client-id --vault NAME; printf '%s' right | mamcrawler secret set access-client-secret --vault NAME"
        );
        await TypeAsync(
            "for service in QBittorrent Audiobookshelf; do azd env set MAMCRAWLER__${service}__Tunnel__PinnedAuthority \"$(tr '\\n' ' ' < server-ca.pem)\"; done"
        );
        Assert.Equal((true, true, ""), await AskAsync(shell.Settings));

        await TypeAsync("printf '%s' expired | mamcrawler secret set access-client-secret --vault NAME");
        var refused = await AskAsync(shell.Settings);
        Assert.Equal((false, false), (refused.Library, refused.Client));
        Assert.Contains("redirect (302) to team.cloudflareaccess.com", refused.Why, StringComparison.Ordinal);
    }

    private Task TypeAsync(string commands) => shell.RunAsync(Local(commands), Token);

    private string Server(Uri client) =>
        Document
            .Tried("nginx")
            .Single()
            .Replace("listen 8443 ssl", $"listen 127.0.0.1:{port} ssl", StringComparison.Ordinal)
            .Replace("/etc/nginx/mamcrawler", shell.Folder, StringComparison.Ordinal)
            .Replace("127.0.0.1:8080", client.Authority, StringComparison.Ordinal)
            .Replace("127.0.0.1:13378", simulators!.Audiobookshelf.Address.Authority, StringComparison.Ordinal);

    private string Access() =>
        $$"""
            server {
              listen 127.0.0.1:{{port}} ssl;
              ssl_certificate {{shell.Folder}}/server.pem;
              ssl_certificate_key {{shell.Folder}}/server.key;
              if ($http_cf_access_client_id != "id.access") { return 302 https://team.cloudflareaccess.com/cdn-cgi/access/login; }
              if ($http_cf_access_client_secret != "right") { return 302 https://team.cloudflareaccess.com/cdn-cgi/access/login; }
              location /qb/ { proxy_pass {{simulators!.QBittorrent.Address}}; }
              location /books/ { proxy_pass {{simulators!.Audiobookshelf.Address}}; }
            }
            """;

    /// <summary>The document's made-up addresses, as they are here.</summary>
    private string Local(string text) =>
        text.Replace("https://home.example.org:8443", $"https://localhost:{port}", StringComparison.Ordinal)
            .Replace("home.example.org", "localhost", StringComparison.Ordinal)
            .Replace("https://qbittorrent.example.org", $"https://localhost:{port}/qb", StringComparison.Ordinal)
            .Replace("https://books.example.org", $"https://localhost:{port}/books", StringComparison.Ordinal);

    /// <summary>What the doctor says of the two services with these settings, and why one of them was not reached.</summary>
    private async Task<(bool Library, bool Client, string Why)> AskAsync(IReadOnlyDictionary<string, string> settings)
    {
        using var doctor = CommandLineProcess.StartWith(settings, "doctor", "--json", "--data", shell.Data);
        var (_, output, errors) = await doctor.FinishAsync(Token);
        using var findings = System.Text.Json.JsonDocument.Parse(output.Length > 0 ? output : throw new InvalidOperationException(errors));
        var services = findings
            .RootElement.EnumerateArray()
            .Where(finding => finding.GetProperty("area").GetString() is "Audiobookshelf" or "qBittorrent")
            .DistinctBy(finding => finding.GetProperty("area").GetString())
            .ToDictionary(finding => finding.GetProperty("area").GetString()!, finding => finding.Clone());
        var bad = services.Values.Where(finding => !finding.GetProperty("good").GetBoolean()).Select(finding => finding.GetProperty("sentence").GetString());
        return (Good(services, "Audiobookshelf"), Good(services, "qBittorrent"), string.Join(' ', bad));
    }

    private static bool Good(Dictionary<string, System.Text.Json.JsonElement> services, string name) =>
        services.TryGetValue(name, out var finding) && finding.GetProperty("good").GetBoolean();
}
