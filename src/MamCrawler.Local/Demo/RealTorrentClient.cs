using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MamCrawler.Local.Demo;

/// <summary>A real qbittorrent-nox on a free loopback port, with a profile of its own, that speaks to nobody outside this machine. Killed and removed at the end.</summary>
internal sealed class RealTorrentClient : IAsyncDisposable
{
    internal const string ProgramName = "qbittorrent-nox";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Process process;
    private readonly RealTorrentProfile profile;

    private RealTorrentClient(Process process, RealTorrentProfile profile)
    {
        this.process = process;
        this.profile = profile;
    }

    internal Uri Address => profile.Address;

    internal string Password => profile.Password;

    /// <summary>Where the program is; null when it is not installed.</summary>
    internal static string? FindProgram(string? searchPath) =>
        (searchPath ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? ProgramName + ".exe" : ProgramName))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts it; null when it does not come up.</summary>
    internal static async Task<RealTorrentClient?> TryStartAsync(string program, CancellationToken cancellationToken)
    {
        var profile = RealTorrentProfile.Make(FreePort(), FreePort());
        var client = new RealTorrentClient(await StartAsync(program, profile, cancellationToken), profile);
        if (await client.AnswersAsync(cancellationToken))
        {
            return client;
        }

        await client.DisposeAsync();
        return null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        profile.Delete();
    }

    private static async Task<Process> StartAsync(string program, RealTorrentProfile profile, CancellationToken cancellationToken)
    {
        List<string> arguments = ["--profile=" + profile.Folder];
        if (await IsFiveOrLaterAsync(program, cancellationToken))
        {
            arguments.Add("--confirm-legal-notice");
        }

        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<bool> IsFiveOrLaterAsync(string program, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var version = text.Trim().Split(' ').Last().TrimStart('v');
        return int.TryParse(version.Split('.')[0], out var major) && major >= 5;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(2) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !process.HasExited; )
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "api/v2/app/webapiVersion"), cancellationToken);
                return true;
            }
            catch (Exception exception)
                when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            }
        }

        return false;
    }
}
