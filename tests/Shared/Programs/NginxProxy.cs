namespace MamCrawler.Tests.Programs;

/// <summary>A real nginx on loopback that demands a client certificate and passes on to a service.</summary>
internal sealed class NginxProxy : IDisposable
{
    private readonly string folder;
    private InstalledProgram? program;

    private NginxProxy(string folder, int port) => (this.folder, Address) = (folder, new Uri($"https://127.0.0.1:{port}/"));

    /// <summary>Why tests with it are skipped; null when it is installed.</summary>
    public static string? Missing => InstalledProgram.Find("nginx") is null ? "nginx is not installed." : null;

    public Uri Address { get; }

    /// <summary>Everything it received, a line each: the request, its answer's status, credentials and body, whoever answered.</summary>
    public IReadOnlyList<string> Received
    {
        get
        {
            var log = Path.Combine(folder, "received.log");
            return File.Exists(log) ? File.ReadAllLines(log) : [];
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="upstream">The service behind it.</param>
    /// <param name="authority">Issues its certificate and the only client certificates it accepts.</param>
    /// <param name="extra">More lines for its server block.</param>
    /// <param name="host">The host its certificate is for.</param>
    /// <param name="expired">True for a certificate that ran out yesterday.</param>
    /// <param name="port">Where it listens; a free port unless told.</param>
    public static async Task<NginxProxy> StartAsync(
        Uri upstream,
        TestAuthority authority,
        string extra = "",
        string host = "127.0.0.1",
        bool expired = false,
        int? port = null
    )
    {
        var proxy = new NginxProxy(Directory.CreateTempSubdirectory("mamcrawler-nginx-").FullName, port ?? LoopbackPort.Free());
        var (certificate, key) = authority.IssueServer(host, expired);
        await File.WriteAllTextAsync(Path.Combine(proxy.folder, "server.pem"), certificate);
        await File.WriteAllTextAsync(Path.Combine(proxy.folder, "server.key"), key);
        await File.WriteAllTextAsync(Path.Combine(proxy.folder, "authority.pem"), authority.Pem);
        await File.WriteAllTextAsync(Path.Combine(proxy.folder, "nginx.conf"), proxy.Configuration(upstream, extra));
        proxy.program = await InstalledProgram.StartAsync(
            InstalledProgram.Find("nginx")!,
            ["-p", proxy.folder, "-c", Path.Combine(proxy.folder, "nginx.conf"), "-e", Path.Combine(proxy.folder, "error.log")],
            () => InstalledProgram.ListensAsync(proxy.Address.Port)
        );
        return proxy;
    }

    public void Dispose()
    {
        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Configuration(Uri upstream, string extra) =>
        $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            events { }
            http {
              log_format received escape=json '$request $status $http_authorization $http_cookie $request_body';
              access_log {{folder}}/received.log received;
              client_max_body_size 20m;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              server {
                listen 127.0.0.1:{{Address.Port}} ssl;
                ssl_certificate {{folder}}/server.pem;
                ssl_certificate_key {{folder}}/server.key;
                ssl_client_certificate {{folder}}/authority.pem;
                ssl_verify_client on;
                {{extra}}
                location / { proxy_pass {{upstream.GetLeftPart(UriPartial.Authority)}}; }
                location /home/qb/ { proxy_pass {{upstream.GetLeftPart(UriPartial.Authority)}}/; }
              }
            }
            """;
}
