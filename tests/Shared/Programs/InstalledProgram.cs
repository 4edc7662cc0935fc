using System.Diagnostics;

namespace MamCrawler.Tests.Programs;

/// <summary>A real program that a test runs in a folder of its own; killed and removed at the end.</summary>
internal sealed class InstalledProgram : IDisposable
{
    private readonly Process process;

    private InstalledProgram(Process process) => this.process = process;

    /// <summary>Where the program is; null when it is not installed.</summary>
    public static string? Find(string name) =>
        OperatingSystem.IsWindows()
            ? null
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Append("/usr/sbin")
                .Select(folder => Path.Combine(folder, name))
                .FirstOrDefault(File.Exists);

    /// <summary>Starts it and waits (for at most 30 s of real time) until it is ready.</summary>
    public static async Task<InstalledProgram> StartAsync(string path, IEnumerable<string> arguments, Func<Task<bool>> isReady)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var program = new InstalledProgram(process);
        var started = Stopwatch.GetTimestamp();
        while (!await isReady())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
            {
                program.Dispose();
                throw new InvalidOperationException($"{Path.GetFileName(path)} did not come up.");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        return program;
    }

    /// <summary>Ends it at once, as kill -9 does.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>True when something on loopback accepts a connection.</summary>
    public static async Task<bool> ListensAsync(int port)
    {
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            await client.ConnectAsync(System.Net.IPAddress.Loopback, port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
