using MamCrawler.Tests.Programs;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

/// <summary>OpenSSL's own server, which refuses a client certificate by a TLS alert, as stunnel does.</summary>
internal sealed class OpenSslServer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mamcrawler-openssl-").FullName;
    private InstalledProgram? program;

    private OpenSslServer() { }

    public static string? Missing => InstalledProgram.Find("openssl") is null ? "openssl is not installed." : null;

    public Uri Address { get; } = new($"https://127.0.0.1:{LoopbackPort.Free()}/");

    public static async Task<OpenSslServer> StartAsync(TestAuthority authority)
    {
        var server = new OpenSslServer();
        var (certificate, key) = authority.IssueServer();
        await File.WriteAllTextAsync(server.PathOf("server.pem"), certificate);
        await File.WriteAllTextAsync(server.PathOf("server.key"), key);
        await File.WriteAllTextAsync(server.PathOf("authority.pem"), authority.Pem);
        server.program = await InstalledProgram.StartAsync(
            InstalledProgram.Find("openssl")!,
            [
                "s_server",
                "-accept",
                $"127.0.0.1:{server.Address.Port}",
                "-www",
                "-quiet",
                "-cert",
                server.PathOf("server.pem"),
                "-key",
                server.PathOf("server.key"),
                "-CAfile",
                server.PathOf("authority.pem"),
                "-Verify",
                "1",
                "-verify_return_error",
            ],
            () => InstalledProgram.ListensAsync(server.Address.Port)
        );
        return server;
    }

    public void Dispose()
    {
        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
