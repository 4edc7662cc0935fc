using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests.Documents;

/// <summary>A real nginx that runs a server block of a document.</summary>
internal sealed class DocumentedProxy(string folder, int port) : IDisposable
{
    private InstalledProgram? program;

    /// <summary>Starts nginx, anew when it runs already.</summary>
    public async Task StartAsync(string server)
    {
        program?.Dispose();
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Around(server));
        program = await InstalledProgram.StartAsync(
            InstalledProgram.Find("nginx")!,
            ["-p", folder, "-c", configuration, "-e", Path.Combine(folder, "error.log")],
            () => InstalledProgram.ListensAsync(port)
        );
    }

    public void Dispose() => program?.Dispose();

    private string Around(string server) =>
        $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            events { }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              {{server}}
            }
            """;
}
