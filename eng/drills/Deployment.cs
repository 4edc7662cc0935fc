using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Drills;

/// <summary>A deployment of the drill's own: simulators of every service, and a data folder whose settings and secrets point at them. Both are gone when it is disposed.</summary>
public sealed class Deployment : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mamcrawler-drill-").FullName;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly DrillReport report;
    private RunningCommand? simulators;

    private Deployment(DrillReport report) => this.report = report;

    /// <summary>The tracker.</summary>
    public SimulatedService Tracker => Find("MyAnonamouse");

    /// <summary>The torrent client.</summary>
    public SimulatedService TorrentClient => Find("qBittorrent");

    /// <summary>Where settings, secrets and state are.</summary>
    public string DataFolder => Path.Combine(folder, "data");

    /// <summary>Where the state alone is.</summary>
    public string StateFolder => Path.Combine(DataFolder, "state");

    /// <summary>A folder for whatever else a drill keeps.</summary>
    public string Folder => folder;

    private Dictionary<string, Uri> Addresses { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts the simulators and writes settings and secrets.</summary>
    /// <exception cref="DrillFailedException">The simulators did not come up.</exception>
    public static async Task<Deployment> StartAsync(DrillReport report, CancellationToken cancellationToken)
    {
        var deployment = new Deployment(report);
        try
        {
            report.Say("Simulators of every service start, with a library of 1,605 books.");
            report.Command("mamcrawler simulate --write DATA");
            deployment.simulators = RunningCommand.Start(["simulate", "--write", deployment.DataFolder]);
            await deployment.ReadAddressesAsync(cancellationToken);
            return deployment;
        }
        catch
        {
            deployment.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command on the data folder to its end.</summary>
    public Task<CommandResult> RunAsync(string command, CancellationToken cancellationToken) =>
        RunAsync(command, new Dictionary<string, string>(), cancellationToken);

    /// <inheritdoc cref="RunAsync(string, CancellationToken)" />
    /// <param name="command">The command and its options, in one line.</param>
    /// <param name="settings">Settings laid over those of the folder: "QBittorrent__BaseAddress", ...</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="input">What is typed.</param>
    public async Task<CommandResult> RunAsync(
        string command,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken,
        string input = ""
    )
    {
        report.Command($"mamcrawler {command} --data DATA");
        using var running = StartCommand(command, settings, input);
        return await running.FinishAsync(cancellationToken);
    }

    /// <summary>Starts a command that goes on until it is disposed, such as <c>serve</c>. A word that begins with <c>FOLDER/</c> names a file of <see cref="Folder"/>.</summary>
    public RunningCommand StartCommand(string command, IReadOnlyDictionary<string, string> settings, string input = "") =>
        RunningCommand.Start([.. command.Split(' ').Select(InFolder), "--data", DataFolder], settings, input);

    /// <summary>The downloads as <c>mamcrawler queue</c> lists them, read from the state without its asking.</summary>
    public async Task<IReadOnlyList<QueuedDownload>> QueueAsync(CancellationToken cancellationToken)
    {
        using var tables = new FileTableStore(StateFolder);
        return await new DownloadStore(tables, TimeProvider.System).QueryAsync([], cancellationToken).Select(QueuedDownload.Of).ToListAsync(cancellationToken);
    }

    /// <summary>What the sweep does when a download's time has come, without the waiting: makes it due and sends it again. Nothing else may run on the folder.</summary>
    public async Task SweepAsync(string id, CancellationToken cancellationToken)
    {
        using var tables = new FileTableStore(StateFolder);
        var store = new DownloadStore(tables, TimeProvider.System);
        var download = await store.GetAsync(id, cancellationToken) ?? throw new DrillFailedException($"The download {id} is gone.");
        await store.ChangeAsync(download, download with { NextAttemptAt = null }, cancellationToken);
        using var queue = new FileWorkQueue(StateFolder, TimeProvider.System);
        await queue.SendAsync(PushTorrent.Queue, id, null, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        simulators?.Dispose();
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string InFolder(string word) => word.StartsWith("FOLDER/", StringComparison.Ordinal) ? Path.Combine(folder, word["FOLDER/".Length..]) : word;

    private SimulatedService Find(string name) => new(http, Addresses[name]);

    /// <summary>Reads the table of names and addresses that <c>simulate</c> prints first; its settings are written when it is printed.</summary>
    private async Task ReadAddressesAsync(CancellationToken cancellationToken)
    {
        while (await simulators!.Output.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var address])
                Addresses[name] = new Uri(address);
        if (Addresses.Count == 0)
            throw new DrillFailedException($"The simulators did not come up. {(await simulators.FinishAsync(cancellationToken)).Errors}");
    }
}
