using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>A real tracker, opentracker, on loopback.</summary>
internal sealed partial class OpenTracker : ILoopTracker
{
    private const string Name = "opentracker";
    private readonly string folder = Directory.CreateTempSubdirectory("mamcrawler-tracker-").FullName;
    private readonly int port = LoopbackPort.Free();
    private readonly HttpClient http = new();
    private InstalledProgram? program;

    /// <summary>Why it cannot be used; null when it is installed.</summary>
    public static string? Missing => InstalledProgram.Find(Name) is null ? "opentracker is not installed." : null;

    public string Address => $"http://127.0.0.1:{port}/announce";

    /// <param name="infoHash">The one torrent that it takes, hexadecimal: as most are built, it takes only those on its list.</param>
    public static async Task<OpenTracker> StartAsync(string infoHash)
    {
        var tracker = new OpenTracker();
        var list = Path.Combine(tracker.folder, "torrents");
        await File.WriteAllTextAsync(list, infoHash + "\n");
        // Started by root it becomes nobody, who must be able to read its list.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tracker.folder, File.GetUnixFileMode(tracker.folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var at = tracker.port.ToString(CultureInfo.InvariantCulture);
        tracker.program = await InstalledProgram.StartAsync(
            InstalledProgram.Find(Name)!,
            ["-i", "127.0.0.1", "-p", at, "-P", at, "-d", "/", "-w", list],
            () => InstalledProgram.ListensAsync(tracker.port)
        );
        return tracker;
    }

    public async Task<int> CountSeedersAsync(string infoHash)
    {
        var hash = string.Concat(Convert.FromHexString(infoHash).Select(value => $"%{value:x2}"));
        // The answer is bencode with the raw hash inside; only the count is read.
        var bytes = await http.GetByteArrayAsync(new Uri($"http://127.0.0.1:{port}/scrape?info_hash={hash}"));
        return Complete().Match(Encoding.Latin1.GetString(bytes)) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : 0;
    }

    public ValueTask DisposeAsync()
    {
        program?.Dispose();
        http.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("8:completei([0-9]+)e")]
    private static partial Regex Complete();
}
