using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>A whole run in the planted world: everything that a deployment does, and every fault that its services know, through the real host and the real command line.</summary>
internal sealed class PlantedRun(PlantedWorld world) : IAsyncDisposable
{
    private readonly RememberingRoot composition = new();
    private readonly CancellationTokenSource stop = new();
    private ServeHost? host;
    private Task working = Task.CompletedTask;

    public CapturedApi Api { get; } = new();

    public CapturedConsole Console { get; } = new(world.Folder.Path, world.Time, new Dictionary<string, string>());

    /// <summary>The faults that were met, by name: a run that met none would prove nothing.</summary>
    public HashSet<FaultName> Met { get; } = [];

    private ILocalServices Services => composition.Newest!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        host = await ServeHost.StartAsync(world.Context(), "http://127.0.0.1:0", composition, cancellationToken);
        working = host.RunAsync(stop.Token);
        (Api.Address, Api.Key) = (host.Address.Address, PlantedWorld.ApiKey);
        await UntilAsync(() => composition.Newest is not null);
    }

    /// <summary>Stops the host, as at the end of a day: what it tells and writes then is searched too, and every file can be read.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Interlocked.Exchange(ref host, null) is { } running)
            await running.DisposeAsync();
    }

    /// <summary>Waits, for two minutes at most.</summary>
    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
        Api.Dispose();
    }

    /// <summary>Scans through the API until the run has ended.</summary>
    public async Task<JsonElement> ScanAsync()
    {
        var started = await Api.AskAsync(HttpMethod.Post, "/api/scans", """{"mode":"Propose","limit":5}""");
        var run = started!.Value.GetProperty("runId").GetString();
        JsonElement? state = null;
        await UntilAsync(async () =>
            (state = await Api.AskAsync(HttpMethod.Get, $"/api/scans/{run}"))?.GetProperty("status").GetString() is "Completed" or "Failed"
        );
        foreach (var fault in state!.Value.GetProperty("summary").GetProperty("faults").EnumerateArray())
            Met.Add(Enum.Parse<FaultName>(fault.GetProperty("name").GetString()!));
        return state.Value;
    }

    /// <summary>Approves what is proposed, and waits until each was pushed or has to wait.</summary>
    public async Task<int> ApproveAsync()
    {
        var page = await Api.AskAsync(HttpMethod.Get, "/api/downloads?state=Proposed");
        var ids = page!.Value.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToArray();
        foreach (var id in ids)
            await Api.AskAsync(HttpMethod.Post, $"/api/downloads/{id}/approve");
        await Services.PushQueuedAsync(_ => { }, CancellationToken.None);
        return ids.Length;
    }

    /// <summary>Runs every job of the schedules once.</summary>
    public async Task RunJobsAsync()
    {
        foreach (var schedule in Services.Jobs.Available)
            if ((await Services.Jobs.RunAsync(schedule.Name, CancellationToken.None)).Fault is { } fault)
                Met.Add(fault.Name);
    }

    /// <summary>Asks every service for all that is ever asked of it, whatever comes of it, and lets a lane go that was stopped by that.</summary>
    public async Task AskEverythingAsync()
    {
        foreach (var check in Services.Checks)
            await TryAsync(() => check.RunAsync(CancellationToken.None));
        await TryAsync(() => Services.Tracker.ReadAccountAsync(CancellationToken.None));
        await TryAsync(() => Services.Tracker.SearchAsync(new TrackerSearch("The Wheel", TrackerSearchFields.Title), CancellationToken.None));
        await TryAsync(() => Services.Tracker.FetchTorrentAsync(world.Simulators.World.Releases[0].Id, CancellationToken.None));
        await TryAsync(() => Services.TorrentClient.ListAsync(CancellationToken.None));
        await TryAsync(async () => await Services.Library.ReadAsync(CancellationToken.None).CountAsync());
    }

    /// <summary>Asks the doctor through the API.</summary>
    public Task AskDoctorAsync() => Api.AskAsync(HttpMethod.Post, "/api/doctor");

    /// <summary>Asks for everything and then the doctor.</summary>
    public async Task ExamineAsync()
    {
        await AskEverythingAsync();
        await AskDoctorAsync();
    }

    /// <summary>After a fault is mended: a person leaves the safe modes, asks the tracker, and makes a new session where the old one has died meanwhile.</summary>
    public async Task MendAsync()
    {
        foreach (var server in world.Simulators.Servers)
            server.Faults.ClearAll();
        foreach (var shape in (await Services.Drift.ListAsync(CancellationToken.None)).Where(shape => shape.SafeSince is not null))
            await Services.Drift.LeaveAsync(shape.Id, CancellationToken.None);
        var tracker = Services.Checks.Single(check => check.NeedsLane);
        await TryAsync(() => tracker.RunAsync(CancellationToken.None));
        if (await tracker.LookAsync(CancellationToken.None) is null)
            return;
        using var site = new HttpClient();
        using var made = await site.PostAsync(new Uri(world.Simulators.MyAnonamouse.Address, "_simulator/session"), null);
        await world.SetAsync(KnownSecrets.TrackerSession, await made.Content.ReadAsStringAsync());
        await TryAsync(() => tracker.RunAsync(CancellationToken.None));
    }

    /// <summary>Plays a fault at every service that knows it, and asks for everything.</summary>
    public async Task MeetAsync(string fault)
    {
        var setting = new FaultSwitch(Value: fault == CommonFaults.Slow ? "20" : null);
        foreach (var server in world.Simulators.Servers.Where(server => server.Faults.Known.Contains(fault)))
            server.Faults.Set(fault, setting);
        await AskEverythingAsync();
        await MendAsync();
    }

    /// <summary>Looks into everything that this run has left.</summary>
    public async Task SearchAsync(SecretSearch search)
    {
        foreach (var (place, entry) in world.Log.Entries.Select((entry, number) => ($"log entry {number}", entry)))
            search.Look(place, entry.ToString());
        foreach (var (request, answer) in Api.Answers)
            search.Look($"the answer to {request}", answer);
        foreach (var (command, printed) in Console.Everything)
            search.Look($"what '{command}' printed", printed);
        await SearchTablesAsync(search);
        foreach (var file in Directory.EnumerateFiles(world.Folder.Path, "*", SearchOption.AllDirectories).Where(file => file != world.Folder.SecretsFile))
            search.Look(Path.GetRelativePath(world.Folder.Path, file), await ReadAsync(file));
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);
        return whole.ToArray();
    }

    /// <summary>Every row of every table, with what orchestrations were given, answered and published.</summary>
    private async Task SearchTablesAsync(SecretSearch search)
    {
        using var tables = new FileTableStore(world.Folder.StateFolder);
        await foreach (var table in tables.ListTablesAsync(CancellationToken.None))
        await foreach (var row in tables.QueryAsync(table, null, RowKeyRange.All, CancellationToken.None))
        {
            var place = $"table {table}, row {row.PartitionKey}/{row.RowKey}";
            search.Look(place, $"{row.PartitionKey} {row.RowKey}");
            foreach (var (name, value) in row.Properties)
                if (value is byte[] bytes)
                    search.Look($"{place}, {name}", bytes);
                else
                    search.Look($"{place}, {name}", value.ToString());
        }
    }

    private async Task TryAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (FaultException exception)
        {
            Met.Add(exception.Fault.Name);
            // What a person would be told of it, wherever it ends.
            Console.Everything.Enqueue(("fault", $"{exception.Fault} {exception}"));
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, deadline.Token);
    }
}
