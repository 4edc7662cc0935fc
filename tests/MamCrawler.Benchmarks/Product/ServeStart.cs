using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Settings;
using MamCrawler.Local.Simulation;

namespace MamCrawler.Benchmarks.Product;

/// <summary>How soon after its start the host answers its health endpoint, the start of the runtime included; the best of three.</summary>
internal sealed class ServeStart : IBenchmark
{
    private const int Rounds = 3;
    private const double Target = 1;

    public string Name => "serve answers health after";

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken)
    {
        var best = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
            best = Math.Min(best, await OnceAsync(cancellationToken));
        return [BenchmarkResult.AtMost(Name, best, "s", Target)];
    }

    private static Uri Discard { get; } = new("http://127.0.0.1:9/");

    /// <summary>Services that are not there: the host answers before it asks any.</summary>
    private static LocalSettings Nowhere { get; } =
        new()
        {
            Audiobookshelf = new AudiobookshelfSettings { BaseAddress = Discard },
            QBittorrent = new QBittorrentSettings { BaseAddress = Discard },
            MyAnonamouse = new MyAnonamouseSettings { BaseAddress = Discard },
            Audible = new AudibleSettings { BaseAddress = Discard },
            Hardcover = new HardcoverSettings { BaseAddress = Discard },
        };

    private static async Task<double> OnceAsync(CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        await SimulatedDeployment.WriteAsync(new DataFolder(folder.Path), Nowhere, new Dictionary<string, string>(), cancellationToken);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var watch = Stopwatch.StartNew();
        using var host = MamCrawlerProcess.Start("serve", "--urls", address.ToString(), "--data", folder.Path);
        while (watch.Elapsed < TimeSpan.FromSeconds(30) && host.IsRunning)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "api/health"), cancellationToken);
                return watch.Elapsed.TotalSeconds;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
            }
        }

        return double.NaN;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
